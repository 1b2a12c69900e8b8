-- Which time zone, currency and fiscal year has the market?
SELECT
  market,
  name,
  time_zone,
  base_currency,
  fiscal_year_start_month,
  languages,
  locale
FROM `bcs.markets`
