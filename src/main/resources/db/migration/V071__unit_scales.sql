-- A number in this unit, times the factor and plus the shift, is one in the unit that stands for its kind: what a
-- sort by quantity compares. The program fills in the codes that are there already when it starts.
ALTER TABLE search_unit
  ADD COLUMN factor numeric,
  ADD COLUMN shift numeric;
