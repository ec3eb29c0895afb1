"""Whatever is typed, there are hits or a friendly reason."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

PIECES = st.sampled_from(
    [
        *(
            "trust",
            "by-election",
            '"',
            "“",
            "*",
            "-",
            "OR",
            "NOT",
            "AND",
            "near",
            ":",
            "theme:",
            "site:6",
            "kind:x",
            "(",
            ")",
        ),
        *(
            "1999",
            "..",
            "1997..1999",
            "before",
            "0000",
            "9999",
            "c*",
            "\0",
            "\ud800",
            "ﬁ",
            "İ",
            "ß",
            "…",
            "'s",
            "the",
        ),
    ]
)
LINES = st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join))


@given(LINES)
@example('theme:""')
@example("NOT NOT NOT")
@example("trust near near near trust")
@example("1999..1997")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_line_gives_hits_or_a_reason(ask, text):
    for growing in (False, True):
        answer = ask(text, limit=3, growing=growing)
        assert answer.explanation.endswith((".", "?", "!", "…", "”"))
        assert len(answer.hits) == min(3, answer.total)
        assert all(hit.snippet or hit.title for hit in answer.hits)


@given(LINES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_suggestion_finds_more_than_what_was_typed(ask, text):
    answer = ask(text)
    if answer.suggestion is not None:
        assert ask(answer.suggestion).total >= answer.total
