"""What the demo has none of and a newsroom may have: put into a demo, and where each of it stands.

`python -m tests.browser.corners` with DATELINE_SITE set prints the addresses as JSON.
"""

import json

import django

NO_PICTURE_LONG_HEADLINE = (
    "Harbourmaster’s counter-counterproposal on the Donaudampfschifffahrtsgesellschaftskapitänspatent, the swing "
    "bridge, the ferry, the gauge, the cannery and both councils is put off until the spring of the year after next"
)


def main() -> None:
    """Make them all."""
    django.setup()
    from django.conf import settings

    from dateline.api.actions.add_webhook import add_webhook
    from dateline.api.models import Delivery, Webhook
    from dateline.archive.actions.close_subject import close_subject
    from dateline.archive.actions.decide_on_quote import confirm_quote
    from dateline.archive.models import Case, Quote
    from dateline.bylines.models import Author
    from dateline.ops.actions.first_editor import make_link
    from dateline.ops.actions.note_mishap import note_mishap
    from dateline.stories.actions.withdraw import withdraw
    from dateline.stories.models import Section, Story
    from dateline.subjects.models import Subject

    news = Section.objects.get(slug="news")
    front = news.get_parent()

    def publish(headline: str) -> Story:
        body = [("paragraph", "<p>Nobody on the quay looked up.</p>")]
        story: Story = news.add_child(instance=Story(title=headline, body=body, live=False))
        story.save_revision().publish()
        return Story.objects.get(pk=story.pk)

    def withdrawn(headline: str, *, legal: bool) -> str:
        story = publish(headline)
        withdraw(story=story, notice="It was about another clock.", legal=legal)
        return story.address

    mayor = Subject.objects.get(slug="edwin-marsh")

    def quoted(words: str) -> Quote:
        """On the record, in a story that has no other sentence."""
        sentence = "Nobody on the quay looked up."
        told = {"words": words, "sentence": sentence, "start": 0, "end": len(words), "kind": "direct"}
        quote = Quote.objects.create(story=publish("Nobody looks up"), speaker=mayor, **told)
        return confirm_quote(quote=quote, editor=None, role="mayor of Harrow Point")  # type: ignore[arg-type]

    def doubted(words: str) -> Quote:
        quote = quoted(words)
        quote.story.body = [("paragraph", "<p>Somebody did.</p>")]
        quote.story.save_revision().publish()
        return quote

    Case.objects.create(
        subject=mayor, subject_name=mayor.name, name="Edwin Marsh", email="edwin@example.org", text="It was in 2025."
    )
    closed = Subject.objects.create(name="Nobody Any More", kind="person", slug="nobody-any-more")
    close_subject(subject=closed, editor=None)
    on_record = quoted("Nobody on the quay")
    note_mishap(error=ValueError("a block nobody knows"), method="GET", path="/news/")
    author = Author.objects.create(name="Nell Unwritten", slug="nell-unwritten", on_staff=True)
    section = front.add_child(instance=Section(title="Weather", slug="weather"))
    places = {
        "a story without a picture, under a long headline": publish(NO_PICTURE_LONG_HEADLINE).address,
        "a story the editors withdrew": withdrawn("The clock strikes thirteen", legal=False),
        "a story a court forbade": withdrawn("The clock strikes fourteen", legal=True),
        "an author without a story": f"/authors/{author.slug}/",
        "a section without a story": section.address,
        "a quote on the record": on_record.address,
        "a quote in doubt": doubted("looked up").address,
        "what somebody said in a month": f"{mayor.address}quotes/{on_record.published_at:%Y/%m}/",
        "what was said in a month": f"/quotes/{on_record.published_at:%Y/%m}/",
        "a person whose page was closed": closed.address,
        "the welcome of an editor": make_link(username="susan").removeprefix(settings.WAGTAILADMIN_BASE_URL),
    }
    webhook = add_webhook(url="https://partner.example/hook", events=Webhook.Event.values)
    Delivery.objects.create(webhook=webhook, event=Delivery.PING, state=Delivery.State.DONE, tries=1, status=204)
    told = {"event": Webhook.Event.WITHDRAWN, "story": 1, "address": "/news/2026/11/23/the-clock/", "tries": 10}
    Delivery.objects.create(webhook=webhook, state=Delivery.State.FAILED, **told)
    Webhook.objects.filter(pk=webhook.pk).update(is_on=False, off_because=Webhook.Reason.AWAY)
    print(json.dumps(places))


if __name__ == "__main__":
    main()
