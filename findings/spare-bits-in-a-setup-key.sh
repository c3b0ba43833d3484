#!/usr/bin/env bash
# A setup key whose last character carries spare bits: one library reads it, another throws.
#
# Base32 has five bits a character, so a key of 26 characters holds 16 bytes and two bits more. Services that make keys
# by drawing random letters, instead of encoding random bytes, leave those two bits as they fall.
#
# Guess, written down before the run: every TOTP library drops the spare bits, as phone apps do, so that both keys below
# give the same code.
# Seen on 2026-12-01: otpauth 9.5.0 gives 812601 for both (as does oathtool of oath-toolkit). otplib 13.5.0 gives 812601
# for the first and throws "Invalid Base32 string: Non-zero padding: 64" for the second.
# Why it matters: an app has shown the right codes for years, and an import of the same key fails.
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
for (const secret of ["GEZDGNBVGY3TQOJQGEZDGNBVGY", "GEZDGNBVGY3TQOJQGEZDGNBVGZ"]) {
  const one = await Promise.resolve()
    .then(() => otplib.generate({ secret, epoch }))
    .catch((error) => error.message);
  const other = new otpauth.TOTP({ secret }).generate({ timestamp: epoch * 1000 });
  console.log(`${secret}: otplib ${one}, otpauth ${other}`);
}
JS
node try.mjs | tee output
diff output - <<'SEEN'
GEZDGNBVGY3TQOJQGEZDGNBVGY: otplib 812601, otpauth 812601
GEZDGNBVGY3TQOJQGEZDGNBVGZ: otplib Invalid Base32 string: Non-zero padding: 64, otpauth 812601
SEEN
