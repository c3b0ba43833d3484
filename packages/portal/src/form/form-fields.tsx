"use client";

import { Checkbox, type CheckboxProps } from "@countersign/ui/field/checkbox.tsx";
import { CodeField, type CodeFieldProps } from "@countersign/ui/field/code-field.tsx";
import { FileField, type FileFieldProps } from "@countersign/ui/field/file-field.tsx";
import { NumberField, type NumberFieldProps } from "@countersign/ui/field/number-field.tsx";
import { PasswordField, type PasswordFieldProps } from "@countersign/ui/field/password-field.tsx";
import { RadioGroup, type RadioGroupProps } from "@countersign/ui/field/radio-group.tsx";
import { SelectField, type SelectFieldProps } from "@countersign/ui/field/select-field.tsx";
import { TextField, type TextFieldProps } from "@countersign/ui/field/text-field.tsx";
import { useFieldState } from "./action-form.tsx";

/** A text field that gets back what was typed. */
export function FormText(field: TextFieldProps) {
  const { typed, ...wrong } = useFieldState(field.name);
  return <TextField {...field} {...wrong} defaultValue={typed ?? field.defaultValue} />;
}

/** A file; browsers never give one back. */
export function FormFile(field: FileFieldProps) {
  const { typed: _, ...wrong } = useFieldState(field.name);
  return <FileField {...field} {...wrong} />;
}

/** A number that gets back what was typed. */
export function FormNumber(field: NumberFieldProps) {
  const { typed, ...wrong } = useFieldState(field.name);
  return <NumberField {...field} {...wrong} defaultValue={typed ?? field.defaultValue} />;
}

/** A password; never given back. */
export function FormPassword(field: PasswordFieldProps) {
  const { typed: _, ...wrong } = useFieldState(field.name);
  return <PasswordField {...field} {...wrong} />;
}

/** A code; never given back. */
export function FormCode(field: CodeFieldProps) {
  const { typed: _, ...wrong } = useFieldState(field.name);
  return <CodeField {...field} {...wrong} />;
}

/** A checkbox; ticked again where it was ticked and its name is among those kept. */
export function FormCheckbox(field: CheckboxProps) {
  const { typed, ...wrong } = useFieldState(field.name);
  const ticked = typed === undefined ? field.defaultChecked : typed !== "";
  return (
    // Browsers reset a checkbox to how it was created, whatever became of its default since.
    <Checkbox
      key={String(ticked)}
      {...field}
      {...wrong}
      {...(ticked === undefined ? {} : { defaultChecked: ticked })}
    />
  );
}

/** A choice of one that gets back what was chosen. */
export function FormChoice(field: RadioGroupProps) {
  const { typed, ...wrong } = useFieldState(field.name);
  const chosen = typed || field.defaultValue;
  return <RadioGroup key={chosen} {...field} {...wrong} defaultValue={chosen} />;
}

/** A choice of one among many that gets back what was chosen. */
export function FormSelect(field: SelectFieldProps) {
  const { typed, ...wrong } = useFieldState(field.name);
  const chosen = typed || field.defaultValue;
  return <SelectField key={chosen} {...field} {...wrong} defaultValue={chosen} />;
}
