-- Which resources refer to one target: the target once, then the rows, however many they are. Rows of one resource
-- lie together, so a lookup touches few pages; with the resource's number in the key every row would repeat the target.
DROP INDEX idx_reference_target;
CREATE INDEX idx_reference_target ON idx_reference (param, target_id);

-- Who wrote a resource is asked by its whole reference only, for which a hash is enough.
DROP INDEX audit_entry_subject;
CREATE INDEX audit_entry_subject ON audit_entry USING hash (subject);

-- The other end of a range is looked up in the row.
DROP INDEX idx_quantity_low, idx_quantity_high;
CREATE INDEX idx_quantity_low ON idx_quantity (param, low, pid);
CREATE INDEX idx_quantity_high ON idx_quantity (param, high, pid);
