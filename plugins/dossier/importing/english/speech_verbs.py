"""Knows the English verbs that report what somebody said, and what has to stand beside some of them.

Does not know sentences.
"""

from __future__ import annotations

import re

from .tables import table, words

_VERBS = table("verbs")
FORMS = frozenset(_VERBS["any"].split())
GUARDS = {
    word: re.compile(rf"\s*(?:{guard})")
    for forms, guard in _VERBS["guarded"].items()
    for word in forms.split()
}
VERB = re.compile(
    rf"(?<![\w’'-])(?:(?:made|makes) (?:it )?clear|(?:went|goes) on(?=,? [“\"]|: |[,.])|"
    rf"{'|'.join(sorted({*FORMS, *GUARDS}, key=lambda one: (-len(one), one)))})(?![\w’-])(?!')"
)
PARTICIPLE = re.compile(r"\w+ing$")
WITH_HEARER = re.compile(
    r"(?:tell|told|tells|telling|inform\w*|assur\w*|remind\w*|warn\w*|urg\w*|ask\w*|order\w*|"
    r"instruct\w*|advis\w*|accus\w*|promis\w*)$"
)
"""Verbs behind which the hearer may stand without a preposition."""
NOUNS = words("speech_verbs", "nouns")
"""Words that are nouns as well: behind a determiner or an adjective they report nothing."""
SIMPLE = words("speech", "simple")
"""Verbs that may stand before their subject, behind what was said."""
WITH_TO = frozenset(word for word in SIMPLE if not re.match("threat|promis|vow", word))
"""Verbs behind which `to` names the hearer."""
TO_NOBODY = frozenset({"call", "calls", "called", "calling", "described"})
TELLS = re.compile(r"tell|told|inform|assur|remind")
"""Verbs behind whose hearer that stands which is said."""
