import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Checkbox } from "./checkbox.tsx";
import { CodeField } from "./code-field.tsx";
import { NumberField } from "./number-field.tsx";
import { PasswordField } from "./password-field.tsx";
import { RadioGroup } from "./radio-group.tsx";
import { ReadOnlyField } from "./read-only-field.tsx";
import { TextField } from "./text-field.tsx";

const html = renderToStaticMarkup;

describe("a field", () => {
  const wrong = { label: "Code", name: "code", hint: "Six digits.", error: "That code did not work." };

  test.each([
    ["TextField", <TextField key="" {...wrong} />],
    ["CodeField", <CodeField key="" {...wrong} />],
    ["PasswordField", <PasswordField key="" {...wrong} autoComplete="current-password" />],
    ["NumberField", <NumberField key="" {...wrong} min={0} max={20} />],
    ["Checkbox", <Checkbox key="" {...wrong} />],
  ])("%s that is wrong says so, points at message and hint, and takes the focus without JavaScript", (_, field) => {
    const markup = html(field);
    const control = /<input[^>]*id="code"[^>]*>/.exec(markup)?.[0];
    expect(control).toContain('aria-invalid="true"');
    expect(control).toContain('aria-describedby="code-error code-hint"');
    expect(control).toContain('autofocus=""');
    expect(markup).toMatch(/<p id="code-error"[^>]*>.*That code did not work\./);
    expect(markup).toMatch(/<p id="code-hint"[^>]*>Six digits\./);
    expect(markup).toMatch(/<label for="code"[^>]*>Code<\/label>/);
  });

  test("without error or hint claims neither", () => {
    const markup = html(<TextField label="Email" name="email" />);
    expect(markup).not.toMatch(/aria-invalid=|aria-describedby=|autofocus/);
  });

  test("nothing a field renders can block or cut what is typed, nor needs an inline style", () => {
    const markup = html(
      <>
        <CodeField label="Authentication code" name="code" />
        <CodeField label="Recovery code" name="recovery" alphabet="letters" />
        <PasswordField label="Password" name="password" autoComplete="new-password" />
      </>,
    );
    expect(markup).not.toMatch(/maxlength|pattern=|required|style=|title=/i);
  });
});

test("a code field is one plain textbox that phones can fill", () => {
  const markup = html(<CodeField label="Sign-in code" name="code" defaultValue="123 456" />);
  expect(markup).toContain('type="text"');
  expect(markup).toContain('autoComplete="one-time-code"');
  expect(markup).toContain('inputMode="numeric"');
  expect(markup).toContain('value="123 456"');
});

test("a password field tells managers whose password it is without posting the name", () => {
  const markup = html(
    <PasswordField label="Password" name="password" autoComplete="current-password" username="a@example.org" />,
  );
  const username = /<input[^>]*autoComplete="username"[^>]*>/.exec(markup)?.[0];
  expect(username).toContain('hidden=""');
  expect(username).not.toContain("name=");
});

test("a password field has no toggle in the page as sent", () => {
  expect(html(<PasswordField label="Password" name="p" autoComplete="current-password" />)).not.toContain("<button");
});

test("a radio is named by its label alone and described by its description", () => {
  const markup = html(
    <RadioGroup
      label="Staff two-factor authentication"
      name="staff"
      defaultValue="optional"
      options={[{ value: "optional", label: "Optional", description: "Each person decides." }]}
    />,
  );
  expect(markup).toMatch(/<fieldset[^>]*role="radiogroup"[^>]*aria-labelledby="staff-legend"/);
  expect(markup).toMatch(/<legend id="staff-legend"[^>]*>Staff two-factor authentication<\/legend>/);
  expect(markup).toMatch(/<label for="staff-optional"[^>]*>Optional<\/label>/);
  expect(markup).toMatch(/<input[^>]*aria-describedby="staff-optional-description"/);
});

test("a radio group that is wrong puts the focus on its first radio", () => {
  const options = [
    { value: "a", label: "A" },
    { value: "b", label: "B" },
  ];
  const markup = html(<RadioGroup label="Mode" name="mode" options={options} error="Choose one." />);
  expect(markup).toMatch(/<fieldset[^>]*aria-invalid="true"/);
  expect(markup.match(/autofocus/g)).toHaveLength(1);
  expect(markup).toMatch(/<input[^>]*id="mode-a"[^>]*autofocus|<input[^>]*autofocus[^>]*id="mode-a"/);
});

test("a read-only field shows its value whole and is not posted", () => {
  const markup = html(<ReadOnlyField id="setup-key" label="Setup key" value="ABCD EFGH" />);
  expect(markup).toMatch(/<textarea[^>]*readOnly=""[^>]*>ABCD EFGH<\/textarea>/);
  expect(markup).not.toContain("name=");
});
