-- Which thresholds apply to a rule in this market and segment?
SELECT
  rule_id,
  market,
  segment,
  name,
  value_num,
  valid_from,
  valid_to
FROM `bcs.rule_thresholds`
