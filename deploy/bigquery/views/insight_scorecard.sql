-- How does each rule do, by version, week, market and segment? (for analysts)
SELECT
  COALESCE(shown.rule_id, said.rule_id) AS rule_id,
  COALESCE(shown.rule_version, said.rule_version) AS rule_version,
  DATE_TRUNC(COALESCE(shown.shown_date, said.feedback_date), WEEK(MONDAY)) AS week,
  shown.market,
  shown.segment,
  COUNT(shown.insight_id) AS shown_count,
  COUNTIF(said.verdict = 'USEFUL') AS useful_count,
  COUNTIF(said.verdict = 'NOT_USEFUL') AS not_useful_count,
  COUNTIF(said.verdict = 'WRONG') AS wrong_count,
  SAFE_DIVIDE(100 * COUNTIF(said.verdict = 'WRONG'), COUNT(said.insight_id)) AS wrong_percent_of_verdicts,
  SAFE_DIVIDE(100 * COUNTIF(said.verdict = 'WRONG'), COUNT(shown.insight_id)) AS wrong_percent_of_shown
FROM (
  SELECT
    e.insight_id,
    e.rule_id,
    e.rule_version,
    e.market,
    e.segment,
    e.event_date AS shown_date
  FROM `bcs.insight_events` AS e
  -- Both tables demand a first day: this one is before any row.
  WHERE e.event_type = 'SHOWN' AND e.event_date >= DATE '2026-01-01'
  -- The same showing may have been sent by two instances of the worker.
  QUALIFY ROW_NUMBER() OVER (PARTITION BY e.insight_id ORDER BY e.event_at, e.event_id) = 1
) AS shown
-- A verdict counts also where its showing was lost on the way: market and segment are then NULL.
FULL JOIN (
  SELECT
    f.insight_id,
    f.rule_id,
    f.rule_version,
    f.verdict,
    f.feedback_date
  FROM `bcs.insight_feedback` AS f
  WHERE f.feedback_date >= DATE '2026-01-01'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY f.insight_id ORDER BY f.feedback_at, f.verdict) = 1
) AS said
  ON said.insight_id = shown.insight_id
GROUP BY 1, 2, 3, 4, 5
