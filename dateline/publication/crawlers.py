"""The crawlers of AI companies that heed robots.txt, whose they are and what they take pages for.

A house chooses for each. Search engines proper (Googlebot, Bingbot) are not in the list: whoever shuts them out is not
found, and can still do so in lines of its own.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Purpose(StrEnum):
    """What is done with a page."""

    TRAINING = "training"
    SEARCH = "search"
    QUESTION = "question"


PURPOSES: dict[Purpose, Any] = {
    Purpose.TRAINING: _("To train models"),
    Purpose.SEARCH: _("To find pages for answers, which name them"),
    Purpose.QUESTION: _("To fetch one page because somebody asks about it now"),
}


@dataclass(frozen=True)
class Crawler:
    """By the name it looks for in robots.txt."""

    name: str
    owner: str
    purpose: Purpose

    @property
    def trains(self) -> bool:
        return self.purpose is Purpose.TRAINING


CRAWLERS = (
    Crawler("GPTBot", "OpenAI", Purpose.TRAINING),
    Crawler("ClaudeBot", "Anthropic", Purpose.TRAINING),
    Crawler("Google-Extended", "Google (Gemini; not its search)", Purpose.TRAINING),
    Crawler("Applebot-Extended", "Apple", Purpose.TRAINING),
    Crawler("Meta-ExternalAgent", "Meta", Purpose.TRAINING),
    Crawler("Amazonbot", "Amazon", Purpose.TRAINING),
    Crawler("Bytespider", "ByteDance", Purpose.TRAINING),
    Crawler("CCBot", "Common Crawl", Purpose.TRAINING),
    Crawler("cohere-training-data-crawler", "Cohere", Purpose.TRAINING),
    Crawler("AI2Bot", "Ai2", Purpose.TRAINING),
    Crawler("Diffbot", "Diffbot", Purpose.TRAINING),
    Crawler("PanguBot", "Huawei", Purpose.TRAINING),
    Crawler("Webzio-Extended", "Webz.io", Purpose.TRAINING),
    Crawler("OAI-SearchBot", "OpenAI", Purpose.SEARCH),
    Crawler("Claude-SearchBot", "Anthropic", Purpose.SEARCH),
    Crawler("PerplexityBot", "Perplexity", Purpose.SEARCH),
    Crawler("ChatGPT-User", "OpenAI", Purpose.QUESTION),
    Crawler("Claude-User", "Anthropic", Purpose.QUESTION),
    Crawler("Perplexity-User", "Perplexity", Purpose.QUESTION),
    Crawler("Meta-ExternalFetcher", "Meta", Purpose.QUESTION),
    Crawler("MistralAI-User", "Mistral", Purpose.QUESTION),
    Crawler("DuckAssistBot", "DuckDuckGo", Purpose.QUESTION),
)


def as_choices() -> list[tuple[Any, list[tuple[str, str]]]]:
    """For a form, by what they are for."""
    return [
        (told, [(each.name, f"{each.name} – {each.owner}") for each in CRAWLERS if each.purpose is purpose])
        for purpose, told in PURPOSES.items()
    ]
