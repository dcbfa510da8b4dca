-- Types that say whose they are although R4 leaves them out of the patient compartment (fhir/search/Compartments) get
-- their compartments out of the references in the index. Numbers are those of Device.patient, Task.patient,
-- Task.subject, GuidanceResponse.patient and .subject, Contract.patient and .subject, VerificationResult.target.
-- A Binary's securityContext is in no index: one that was stored before gets its compartment when it is stored again,
-- and until then is out of reach of whoever is bound to patients.
INSERT INTO idx_compartment (pid, patient_id)
SELECT DISTINCT x.pid, x.target_id FROM idx_reference x
WHERE x.target_type = 'Patient'
  AND x.param IN (1039329184, 2112927735, -1662755226, -1583900187, 1082355828, 1699627088, -2074433087, 571110552)
  AND NOT EXISTS (SELECT 1 FROM idx_compartment c WHERE c.pid = x.pid AND c.patient_id = x.target_id);
