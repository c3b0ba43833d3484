import { isRequired, type PolicyMode } from "../policy/policy.ts";

/** What the status of a patient's sign-in codes depends on. */
export type SignInCodesFacts = {
  readonly policy: { readonly mode: PolicyMode | null };
  readonly signInCodesOn: boolean;
};

/** Whether codes are asked for, and who decides that. */
export type SignInCodesStatus = { readonly on: boolean; readonly decidedBy: "clinic" | "patient" };

/** What a patient sees. While the clinic asks nobody, what they set up is kept, but it is off. */
export function signInCodesStatus({ policy, signInCodesOn }: SignInCodesFacts): SignInCodesStatus {
  if (isRequired(policy.mode)) return { on: true, decidedBy: "clinic" };
  return policy.mode === "off" ? { on: false, decidedBy: "clinic" } : { on: signInCodesOn, decidedBy: "patient" };
}

/** Whether there is something to protect: then changing it needs a fresh code, even while the clinic asks nobody. */
export function hasSignInCodes({ policy, signInCodesOn }: SignInCodesFacts): boolean {
  return signInCodesOn || isRequired(policy.mode);
}
