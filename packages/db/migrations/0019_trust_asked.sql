-- A login whose code was accepted with "Trust this device" remembers the SHA-256 of the secret that its browser will
-- hold, until it is redeemed into a session; only then the device is trusted.
alter table logins add column trust_hash bytea check (length(trust_hash) = 32);
