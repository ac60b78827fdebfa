"""How counts are protected in a release: the rules of its run, in sentences."""

from collections.abc import Iterator

from nmspf_report.documents.blocks import Blocks, Prose, bullets
from nmspf_report.documents.report import Report
from nmspf_report.locale import Language, text
from nmspf_report.locale.units import unit_name
from nmspf_report.parameters import Disclosure


def protection(report: Report) -> Blocks:
    """State the rules by which small counts are protected, and what is guaranteed."""
    rules = report.dataset.disclosure
    if rules is None:
        return Blocks([Prose(report.say("protection.none"))])
    return Blocks([bullets(rules_in_words(rules, report.dataset.within, report.language))])


def rules_in_words(rules: Disclosure, within: int, language: Language) -> Iterator[str]:
    """Give the rules of disclosure control, a sentence or two for each.

    Parameters
    ----------
    rules
        The run's parameters.
    within
        How far a published count can be from the true one.
    language
        The reader's.
    """
    low, high = rules.required
    values = {"threshold": rules.threshold, "most": rules.threshold - 1, "low": low, "high": high}

    def say(name: str, **others: object) -> str:
        return text(f"reports.protection.{name}", language, **values, **others)

    if rules.method == "controlled_rounding":
        yield say("rounding", base=rules.base, within=within)
    else:
        yield say("primary")
        yield say("secondary")
        yield say(f"zeros_{rules.zeros}")
    if rules.dominance is not None:
        largest, share = rules.dominance.authorities, f"{rules.dominance.share:g}"
        yield say("dominance", authorities=largest, share=share)
    for group in ("headline", "breakdown", "re_entry"):
        levels = getattr(rules.plan, group)
        often = {
            level: text(f"reports.protection.{getattr(levels, level)}", language)
            for level in ("authority", "region", "nation")
        }
        yield say(f"plan_{group}", **often)
    if rules.not_about_persons:
        units = (unit_name(unit, language) for unit in rules.not_about_persons)
        yield say("not_about_persons", units=", ".join(units))
    if rules.method == "suppression":
        yield say("guarantee")
    yield say("not_covered")
