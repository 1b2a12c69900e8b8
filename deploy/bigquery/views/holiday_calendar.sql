-- Which days are no business days in the market?
SELECT
  market,
  holiday_date,
  name
FROM `bcs.holiday_calendar`
