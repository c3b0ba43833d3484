#!/usr/bin/env bash
# An 80-bit setup key, as older accounts have: one library makes its code, another refuses the key at every call.
#
# Authenticator set-ups of the 2010s commonly had 16 characters of base32, which are 80 bits. RFC 4226 (section 4, R6)
# asks for 128 bits at least of new secrets; the keys that were handed out before still work in every phone app.
#
# Guess, written down before the run: both libraries make the code 017492 of the key below, since refusing short keys is
# for the place that makes them and not for the place that checks a code.
# Seen on 2026-12-01: otpauth 9.5.0 gives 017492. otplib 13.5.0 throws "Secret must be at least 16 bytes (128 bits), got
# 10 bytes", when a code is made and when one is verified.
# Why it matters: a clinic that moves accounts over from an older system learns it when a person signs in, unless the import looks
# at the length of every key.
#
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund otplib@13.5.0 otpauth@9.5.0
cat >try.mjs <<'JS'
import * as otpauth from "otpauth";
import * as otplib from "otplib";

const epoch = 1_700_000_000;
const secret = "GEZDGNBVGY3TQOJQ";
const said = (work) => Promise.resolve().then(work).catch((error) => error.message);
console.log(`otpauth: ${new otpauth.TOTP({ secret }).generate({ timestamp: epoch * 1000 })}`);
console.log(`otplib, making: ${await said(() => otplib.generate({ secret, epoch }))}`);
console.log(`otplib, verifying: ${await said(() => otplib.verify({ secret, epoch, token: "017492" }))}`);
JS
node try.mjs | tee output
diff output - <<'SEEN'
otpauth: 017492
otplib, making: Secret must be at least 16 bytes (128 bits), got 10 bytes
otplib, verifying: Secret must be at least 16 bytes (128 bits), got 10 bytes
SEEN
