-- A patient who is linked to another one (Patient.link) no longer counts as a part of that one's record
-- (fhir/search/Compartments): otherwise nobody who is bound to either of the two could read it.
DELETE FROM idx_compartment c USING resource r
WHERE r.pid = c.pid AND r.type = 'Patient' AND c.patient_id <> r.id;
