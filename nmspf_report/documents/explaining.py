"""An indicator explained: in words, and as the query that runs."""

from collections.abc import Iterator, Mapping

from nmspf_report.framework.model import Framework, Indicator
from nmspf_report.indicators.keeping import shown_queries
from nmspf_report.locale import Language, text
from nmspf_report.locale.units import unit_name
from nmspf_report.problems import Problem

QUESTIONS = (
    "already_collected",
    "accessibility",
    "missing_or_unclear",
    "qualitative_measure",
    "other_agencies",
)


def list_indicators(framework: Framework, language: Language = "en") -> Iterator[str]:
    """Give a line for each indicator: its code, its title, and whether it is counted."""
    width = max(len(indicator.code) for indicator in framework.indicators)
    for indicator in framework.indicators:
        kind = "counted" if indicator.is_counted else "told"
        told = text(f"reports.indicator.{kind}", language)
        yield f"{indicator.code:<{width}}  {indicator.title} ({told})"


def explain_indicator(framework: Framework, code: str, language: Language = "en") -> str:
    """Explain an indicator as markdown: definition, source, scrutiny, questions and query.

    Parameters
    ----------
    framework
        The catalogue.
    code
        The indicator's code.
    language
        Of the words around the definitions.

    Raises
    ------
    Problem
        If there is no such indicator.
    """
    if code not in framework.by_code:
        raise Problem("unknown_indicator", indicator=code, framework=framework.code)
    indicator = framework.by_code[code]
    parts = [
        f"## {indicator.code}: {indicator.title}",
        indicator.definition,
        details(framework, indicator, language),
        scrutiny(indicator, language),
        five_questions(indicator, language),
        query(shown_queries(framework).get(code, {}), language),
    ]
    return "\n\n".join(part for part in parts if part)


def details(framework: Framework, indicator: Indicator, language: Language) -> str:
    """Give what stands around a definition, as a list."""
    lines = [
        _detail("theme", language, theme=framework.themes[indicator.theme]),
        _detail("kind", language, kind=text(f"reports.kind.{indicator.kind}", language)),
        _detail("presented", language, ways=_ways(indicator, language)),
        _detail(
            "polarity", language, polarity=text(f"reports.polarity.{indicator.polarity}", language)
        ),
        *_timescales(framework, indicator, language),
        _detail("source", language, source=indicator.source),
        _national(indicator, language),
        _detail("version", language, version=indicator.version),
    ]
    if indicator.is_counted:
        lines.insert(2, _detail("units", language, units=_units(indicator, language)))
    if indicator.note:
        lines.append(_detail("note", language, note=indicator.note))
    return "\n".join(lines)


def scrutiny(indicator: Indicator, language: Language) -> str:
    """Give the questions for a board to ask."""
    heading = text("reports.explain.scrutiny", language)
    return "\n".join([f"**{heading}**", "", *(f"- {question}" for question in indicator.scrutiny)])


def five_questions(indicator: Indicator, language: Language) -> str:
    """Give the answers to the evaluation's five questions."""
    heading = text("reports.explain.questions", language)
    answers = [
        f"- *{text(f'reports.question.{name}', language)}* {getattr(indicator.questions, name)}"
        for name in QUESTIONS
    ]
    return "\n".join([f"**{heading}**", "", *answers])


def query(shown: Mapping[str, str], language: Language) -> str:
    """Give the queries that count an indicator, by their tables; nothing where there are none."""
    if not shown:
        return ""
    parts = [f"**{text('reports.explain.query', language)}**"]
    for table, sql in shown.items():
        parts.append(text("reports.explain.query_over", language, table=table))
        parts.append(f"```sql\n{sql}\n```")
    return "\n\n".join(parts)


def _detail(name: str, language: Language, **values: object) -> str:
    return f"- {text(f'reports.explain.{name}', language, **values)}"


def _units(indicator: Indicator, language: Language) -> str:
    return ", ".join(unit_name(unit, language) for unit in indicator.counting_units)


def _ways(indicator: Indicator, language: Language) -> str:
    return ", ".join(text(f"reports.way.{way}", language) for way in indicator.presented_as)


def _timescales(framework: Framework, indicator: Indicator, language: Language) -> list[str]:
    limits = [framework.timescales[name] for name in indicator.timescales]
    return [
        _detail(
            f"timescale_{limit.status}",
            language,
            step=limit.step,
            limit=limit.limit,
            unit=limit.unit,
            counted_from=limit.counted_from,
            source=limit.source,
        )
        for limit in limits
    ]


def _national(indicator: Indicator, language: Language) -> str:
    if indicator.national_code:
        return _detail("national_code", language, code=indicator.national_code)
    if indicator.national_measure:
        return _detail("national_measure", language, words=indicator.national_measure)
    return _detail("no_national_code", language)
