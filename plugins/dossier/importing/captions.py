"""Knows how the words below a picture part into what they say and whose picture it is.

Does not know where on a page they stand.
"""

from __future__ import annotations

import re
from functools import cache

from .foreign import Caption
from .words import join_words, tidy

_CREDIT_MOST = 80
_NAME = r"[^\W\d_a-z][\w’'.&-]*"
_NAMES = rf"{_NAME}(?:\s*/\s*{_NAME}|\s+(?:for|via|of|de|du|di|von|the|and|et|y)\s+{_NAME}|\s+{_NAME}){{0,7}}"
_AFTER_SENTENCE = re.compile(rf"^(?P<text>.*[.!?…”\"])\s*[/|—–]?\s*(?P<credit>{_NAMES})$")
_BRACKETED = re.compile(rf"^(?P<text>.+?)\s*[(\[](?P<credit>{_NAMES})[)\]]\.?$")
_SLASHED = re.compile(rf"^(?P<text>.+[.!?…”\"])\s*/\s*(?P<credit>{_NAMES})$")


@cache
def _labelled() -> re.Pattern[str]:
    # Copied pages run "Credit" into the word before it.
    label = rf"(?i:(?:(?<!\w)(?:{join_words('credit')})|(?<=\w)credit)\s*[:/]\s*)"
    bare = rf"(?i:(?<!\w)(?:{join_words('credit_bare')})\s+)(?=[^\W\d_a-z])"
    credit = rf"(?P<credit>[^:]{{2,{_CREDIT_MOST}}}?)"
    return re.compile(rf"^(?P<text>.*?)[\s(\[|/]*(?P<label>{label}|{bare}){credit}[)\]]?\.?$")


def split_credit(words: str, sure: bool) -> Caption | None:
    """Part the words of a caption from whose picture it is; None where nothing shows that it is one.

    `sure` says that the words stand below a picture: then names after the last sentence are enough.
    Without it there must be a label such as "Photo:", or a stroke before the names.
    """
    words = tidy(words)
    match = _labelled().match(words)
    if match and _is_credit(match["credit"]):
        label = match["label"].strip()
        kept = "" if label.casefold().startswith("credit") else f"{label} "
        return Caption(match["text"].strip(" (|/"), kept + match["credit"].strip())
    for pattern in (_SLASHED, *((_BRACKETED, _AFTER_SENTENCE) if sure else ())):
        match = pattern.match(words)
        if match and len(match["credit"]) <= _CREDIT_MOST:
            return Caption(match["text"].strip(), match["credit"].strip())
    return Caption(words) if sure else None


def _is_credit(words: str) -> bool:
    """Say whether words after a label name somebody, and are no sentence."""
    return not re.search(r"[.!?…]\s+\w{3,}", words) and bool(re.match(r"[^\W\d_a-z]", words.strip()))
