-- What does each KPI mean, who may see it, when is it stale?
SELECT
  kpi_code,
  name,
  definition,
  unit,
  unit_2,
  format_hint,
  good_direction,
  min_role,
  max_age_hours,
  amber_at,
  red_at,
  first_screen,
  display_rank,
  source_name,
  owner_team,
  version,
  valid_from,
  valid_to
FROM `bcs.kpi_definitions`
