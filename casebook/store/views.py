"""What a person with an SQLite browser wants to see at once, in a few views.

Plain SQL, to be read and copied: `build` makes the views and nothing of the program reads them. An
empty `site_number` stands for the national story. Whoever changes a view raises `SCHEMA_VERSION`; a
test sees to it.
"""

_EVENTS_IN_ORDER = """
CREATE VIEW events_in_order AS
SELECT
    site.number AS site_number,
    history.title AS site_title,
    event.order_number,
    event.date_label AS date,
    event.wording,
    event.title AS event,
    event.kind,
    event.first_day,
    event.last_day,
    CASE
        WHEN event.lasted AND event.last_day IS NULL THEN 'went on from the first day'
        WHEN event.lasted AND event.first_day IS NULL THEN 'went on until the last day'
        WHEN event.lasted THEN 'went on between the first and the last day'
        WHEN event.first_day IS NULL THEN 'no later than the last day'
        WHEN event.last_day IS NULL THEN 'no earlier than the first day'
        WHEN event.first_day = event.last_day THEN 'on this day'
        ELSE 'some time between the first and the last day'
    END AS meaning_of_days,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT actor.name
            FROM event_actor JOIN actor ON actor.id = event_actor.actor_id
            WHERE event_actor.event_id = event.id
            ORDER BY event_actor.order_number
        )
    ) AS actors,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT theme.name
            FROM event_theme JOIN theme ON theme.id = event_theme.theme_id
            WHERE event_theme.event_id = event.id
            ORDER BY event_theme.order_number
        )
    ) AS themes,
    event.text,
    event.basis,
    event.source
FROM event
JOIN history ON history.id = event.history_id
LEFT JOIN site ON site.id = event.history_id
ORDER BY site.number, event.order_number
"""

_SITES_IN_ORDER = """
CREATE VIEW sites_in_order AS
SELECT
    site.number,
    history.title,
    site.country,
    site.authority,
    (
        SELECT group_concat(setting, '; ') FROM (
            SELECT setting FROM site_setting WHERE site_id = site.id ORDER BY order_number
        )
    ) AS setting,
    site.study,
    site_status.value AS status,
    site_status.date_label AS status_as_of,
    site_status.text AS status_text,
    (SELECT count(*) FROM event WHERE event.history_id = site.id) AS events,
    (SELECT count(*) FROM actor WHERE actor.history_id = site.id) AS actors,
    (SELECT count(*) FROM outcome WHERE outcome.site_id = site.id) AS outcomes
FROM site
JOIN history ON history.id = site.id
JOIN site_status ON site_status.site_id = site.id
ORDER BY site.number
"""

_ACTORS_BY_SITE = """
CREATE VIEW actors_by_site AS
SELECT
    site.number AS site_number,
    history.title AS site_title,
    actor.name AS actor,
    actor.sector,
    actor.role,
    actor.id IN (SELECT actor_id FROM site_starter) AS started_it,
    actor.id IN (SELECT actor_id FROM site_signatory) AS signed_it,
    coalesce(part.events, 0) AS events,
    actor.basis,
    actor.source
FROM actor
JOIN history ON history.id = actor.history_id
LEFT JOIN site ON site.id = actor.history_id
LEFT JOIN (
    SELECT actor_id, count(DISTINCT event_id) AS events FROM event_actor GROUP BY actor_id
) AS part ON part.actor_id = actor.id
ORDER BY site.number, actor.order_number
"""

_OUTCOMES_BY_SITE = """
CREATE VIEW outcomes_by_site AS
SELECT
    site.number AS site_number,
    history.title AS site_title,
    outcome.kind,
    outcome.text,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT theme.name
            FROM outcome_theme JOIN theme ON theme.id = outcome_theme.theme_id
            WHERE outcome_theme.outcome_id = outcome.id
            ORDER BY outcome_theme.order_number
        )
    ) AS themes,
    outcome.basis,
    outcome.source
FROM outcome
JOIN site ON site.id = outcome.site_id
JOIN history ON history.id = outcome.site_id
ORDER BY site.number, outcome.order_number
"""

_THEMES_WITH_COUNTS = """
CREATE VIEW themes_with_counts AS
SELECT
    theme.name AS theme,
    parent.name AS parent,
    (SELECT count(DISTINCT event_id) FROM event_theme WHERE theme_id = theme.id) AS events,
    (SELECT count(DISTINCT outcome_id) FROM outcome_theme WHERE theme_id = theme.id) AS outcomes,
    (SELECT count(DISTINCT quote_id) FROM quote_theme WHERE theme_id = theme.id) AS quotations,
    theme.definition
FROM theme
LEFT JOIN theme AS parent ON parent.id = theme.parent_id
ORDER BY theme.order_number
"""

_QUOTATIONS_IN_ORDER = """
CREATE VIEW quotations_in_order AS
SELECT
    quote.id,
    quote.source,
    quote.sector,
    quote.voice,
    quote.attribution,
    quote.speaker,
    quote.gist AS gist_in_our_words,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT theme.name
            FROM quote_theme JOIN theme ON theme.id = quote_theme.theme_id
            WHERE quote_theme.quote_id = quote.id
            ORDER BY quote_theme.order_number
        )
    ) AS themes,
    quote.count AS words,
    quote_site.number AS site_number,
    quote_site.confidence AS how_sure_of_site
FROM quote
LEFT JOIN quote_site ON quote_site.quote_id = quote.id
ORDER BY quote.order_number
"""

VIEWS = (
    _SITES_IN_ORDER,
    _EVENTS_IN_ORDER,
    _ACTORS_BY_SITE,
    _OUTCOMES_BY_SITE,
    _THEMES_WITH_COUNTS,
    _QUOTATIONS_IN_ORDER,
)
