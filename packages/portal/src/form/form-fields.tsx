"use client";

import { Checkbox, type CheckboxProps } from "@countersign/ui/field/checkbox.tsx";
import { CodeField, type CodeFieldProps } from "@countersign/ui/field/code-field.tsx";
import { FileField, type FileFieldProps } from "@countersign/ui/field/file-field.tsx";
import { NumberField, type NumberFieldProps } from "@countersign/ui/field/number-field.tsx";
import { PasswordField, type PasswordFieldProps } from "@countersign/ui/field/password-field.tsx";
import { RadioGroup, type RadioGroupProps } from "@countersign/ui/field/radio-group.tsx";
import { SelectField, type SelectFieldProps } from "@countersign/ui/field/select-field.tsx";
import { TextField, type TextFieldProps } from "@countersign/ui/field/text-field.tsx";
import { useFormState } from "./action-form.tsx";

/** A text field that gets back what was typed. */
export function FormText(field: TextFieldProps) {
  const state = useFormState();
  const typed = state?.values[field.name];
  return <TextField {...field} error={state?.errors[field.name]} defaultValue={typed ?? field.defaultValue} />;
}

/** A file; browsers never give one back. */
export function FormFile(field: FileFieldProps) {
  return <FileField {...field} error={useFormState()?.errors[field.name]} />;
}

/** A number that gets back what was typed. */
export function FormNumber(field: NumberFieldProps) {
  const state = useFormState();
  const typed = state?.values[field.name];
  return <NumberField {...field} error={state?.errors[field.name]} defaultValue={typed ?? field.defaultValue} />;
}

/** A password; never given back. */
export function FormPassword(field: PasswordFieldProps) {
  return <PasswordField {...field} error={useFormState()?.errors[field.name]} />;
}

/** A code; never given back. */
export function FormCode(field: CodeFieldProps) {
  return <CodeField {...field} error={useFormState()?.errors[field.name]} />;
}

/** A checkbox; ticked again where it was ticked and its name is among those kept. */
export function FormCheckbox(field: CheckboxProps) {
  const state = useFormState();
  const posted = state?.values[field.name];
  const ticked = posted === undefined ? field.defaultChecked : posted !== "";
  return (
    // Browsers reset a checkbox to how it was created, whatever became of its default since.
    <Checkbox
      key={String(ticked)}
      {...field}
      error={state?.errors[field.name]}
      {...(ticked === undefined ? {} : { defaultChecked: ticked })}
    />
  );
}

/** A choice of one that gets back what was chosen. */
export function FormChoice(field: RadioGroupProps) {
  const state = useFormState();
  const chosen = state?.values[field.name] || field.defaultValue;
  return <RadioGroup key={chosen} {...field} error={state?.errors[field.name]} defaultValue={chosen} />;
}

/** A choice of one among many that gets back what was chosen. */
export function FormSelect(field: SelectFieldProps) {
  const state = useFormState();
  const chosen = state?.values[field.name] || field.defaultValue;
  return <SelectField key={chosen} {...field} error={state?.errors[field.name]} defaultValue={chosen} />;
}
