-- Hashes as the 32 bytes they are; as text in hexadecimal each entry carried 66 bytes more.
ALTER TABLE audit_entry
  ALTER COLUMN previous_hash TYPE bytea USING decode(previous_hash, 'hex'),
  ALTER COLUMN hash TYPE bytea USING decode(hash, 'hex');
