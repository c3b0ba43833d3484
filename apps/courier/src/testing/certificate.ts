/**
 * A certificate for localhost and 127.0.0.1, signed by itself, with its key: the worth of a padlock painted on a door.
 * Valid for a hundred years, because tests must not end with a date.
 */
export const certificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg517bKrttt/ZhZ7Aj
/7yOx0PjYo5tNjk0cvsoFuByG7mhRANCAAT8HfSuyMGaPsCR7z5HSF/UYNtxm6Bn
0A02lUAM6DlRDVdVq+SaLTNy1OBVuV0zgneFQRx20KxdMgeqnxkfcZsC
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUO59pM8ckJwvMaMRfX4ga9Rh5K1YwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjE0NTEzMloYDzIxMjYxMDI5
MTQ1MTMyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAT8HfSuyMGaPsCR7z5HSF/UYNtxm6Bn0A02lUAM6DlRDVdVq+SaLTNy
1OBVuV0zgneFQRx20KxdMgeqnxkfcZsCo28wbTAdBgNVHQ4EFgQUlufq2iyyVwFW
//NqWZe698qd7FIwHwYDVR0jBBgwFoAUlufq2iyyVwFW//NqWZe698qd7FIwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhAMMRmLDAhE5YmEepWoFQzt+Ha+qRryld57Xrcf6T3dMdAiEA
rfxGRh/6ycZzO3QDaosQg/Bfyo1d4f1qs10RKr255nk=
-----END CERTIFICATE-----
`,
} as const;
