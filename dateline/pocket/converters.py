"""The key of a topic, as addresses write it."""

from django.urls import register_converter

from dateline.pocket.topics import TopicKey


class WrittenKey:
    """Any that could be one; whether it is, the view finds out."""

    regex = "[a-z]{5,8}(?:-[0-9]{1,18})?"

    def to_python(self, value: str) -> TopicKey:
        key = TopicKey.read(value)
        if key is None:
            raise ValueError(value)
        return key

    def to_url(self, value: TopicKey) -> str:
        return str(value)


register_converter(WrittenKey, "topic")
