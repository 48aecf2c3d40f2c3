"""Verbs and nouns of saying: what hangs on them is somebody's account."""

from __future__ import annotations

from typing import Final

from events.extraction.word_lists import listed

SAYING: Final = frozenset(
    listed(
        "say tell declare announce claim allege accuse deny warn assert insist argue report confirm state admit",
        "acknowledge add explain note reveal conclude believe think suggest indicate predict forecast expect hope",
        "promise vow pledge agree decide estimate emphasise emphasize stress testify complain write learn know",
        "find show hear remark reply respond comment maintain concede contend charge dispute reject reiterate",
        "repeat mean hint fear ask",
    )
)
TELLING_NOUNS: Final = frozenset(
    listed(
        "confirmation claim claims allegation allegations report reports news statement fact announcement denial",
        "denials warning warnings accusation accusations rumour rumours rumor rumors suggestion belief hope fear",
        "fears evidence speculation assurance assurances promise word decision idea view indication indications",
        "sign signs",
    )
)
