"""How a thread is read, as addresses write it."""

from django.urls import register_converter

from dateline.comments.thread import Order


class OrderName:
    """`newest` or `recommended`: the oldest come first where no address says otherwise."""

    regex = f"{Order.NEWEST}|{Order.RECOMMENDED}"

    def to_python(self, value: str) -> Order:
        return Order(value)

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(OrderName, "order")
