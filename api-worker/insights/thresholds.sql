-- Which thresholds has the bank set for the rules, in this market and this segment?
SELECT
  h.rule_id AS rule_id,
  h.name AS name,
  h.value_num AS value_num
FROM `rule_thresholds` AS h
WHERE h.market IN (@market, 'ALL')
  AND h.segment IN (@segment, 'ALL')
  AND h.valid_from <= @today
  AND (h.valid_to IS NULL OR h.valid_to >= @today)
QUALIFY ROW_NUMBER() OVER (
  PARTITION BY h.rule_id, h.name
  ORDER BY IF(h.market = @market, 0, 1), IF(h.segment = @segment, 0, 1), h.valid_from DESC
) = 1
ORDER BY h.rule_id, h.name
