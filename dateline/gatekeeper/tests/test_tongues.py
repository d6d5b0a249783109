"""A text in another script or language is told; one that only quotes, or is short, is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gatekeeper.tongues import foreign_language, foreign_script


@pytest.mark.parametrize(
    ("text", "languages", "script"),
    [
        ("Куплю ваши часы за деньги", ("en-GB",), "Cyrillic"),
        ("Куплю ваши часы за деньги", ("ru",), ""),
        ("Kupujem vaš sat za novac", ("sr",), ""),
        ("Купујем ваш сат за новац", ("sr-Latn",), "Cyrillic"),
        ("我想买你们的钟请联系我谢谢大家", ("en",), "Cjk"),
        ("時計はいつも止まっています。", ("ja",), ""),
        ("الساعة متوقفة منذ يوم الثلاثاء", ("ar",), ""),
        ("The clock stopped on Tuesday", ("ar",), "Latin"),
        ("The clock stopped on Tuesday", ("ar", "en"), ""),
        ("As Pushkin said: мороз и солнце, and nobody has said it better since.", ("en",), ""),
        ("Да!", ("en",), ""),
        ("12345 😀😀😀 !!! ½ µ 𝐛𝐨𝐥𝐝", ("en",), ""),
        ("Straße, naïve, Ærø, Łódź, İstanbul, Đà Nẵng", ("en",), ""),
    ],
)
def test_the_script_is_told_when_the_house_is_not_written_in_it(
    text: str, languages: tuple[str, ...], script: str
) -> None:
    assert foreign_script(text, languages) == script


@pytest.mark.parametrize(
    ("text", "languages", "language"),
    [
        ("Das ist nicht die Uhr, die wir auf dem Markt gesehen haben.", ("en",), "de"),
        ("Das ist nicht die Uhr, die wir auf dem Markt gesehen haben.", ("en", "de-AT"), ""),
        ("Ce n'est pas la cloche que nous avons vue sur la place, mais une autre.", ("en",), "fr"),
        ("The mayor said “c'est la vie” and left for the day, as he does.", ("en",), ""),
        ("Das ist gut", ("en",), ""),
        ("Das ist nicht die Uhr, die wir auf dem Markt gesehen haben.", ("hu",), ""),
    ],
)
def test_the_language_is_told_when_it_is_clearly_another(text: str, languages: tuple[str, ...], language: str) -> None:
    assert foreign_language(text, languages) == language


@given(st.text(max_size=6000), st.sampled_from(["en", "ar-EG", "sr-Latn", "xx", ""]))
def test_any_text_has_an_answer(text: str, language: str) -> None:
    assert foreign_script(text, (language,)).isascii()
    assert len(foreign_language(text, (language,))) <= 2
