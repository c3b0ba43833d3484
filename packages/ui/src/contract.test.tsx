import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { CopyButton } from "./action/copy-button.tsx";
import { Disclosure } from "./action/disclosure.tsx";
import { PrintButton } from "./action/print-button.tsx";
import { BarSegments } from "./data/bar-segments.tsx";
import { CodeList } from "./data/code-list.tsx";
import { QrFrame } from "./data/qr-frame.tsx";
import { DialogPanel } from "./dialog/dialog-panel.tsx";
import { Badge } from "./feedback/badge.tsx";
import { FormAlert } from "./feedback/form-alert.tsx";
import { StatusMessage } from "./feedback/status-message.tsx";
import { Form } from "./form/form.tsx";
import { CentredFrame } from "./page/centred-frame.tsx";

const html = renderToStaticMarkup;

test("the first thing to be reached on a page leads to its main content", () => {
  const markup = html(
    <CentredFrame clinic="Lakeside Physio" portal="Staff portal" help="Help">
      form
    </CentredFrame>,
  );
  expect(/<(a|button|input)[^>]*>[^<]*/.exec(markup)?.[0]).toMatch(/href="#main".*Skip to main content/);
  expect(markup).toMatch(/<main id="main" tabindex="-1"/i);
  expect(markup.match(/<main/g)).toHaveLength(1);
});

test("a form leaves checking to the server", () => {
  expect(html(<Form action="/login">x</Form>)).toMatch(/<form[^>]*noValidate=""/i);
});

test("what needs JavaScript is no button in the page as sent", () => {
  const markup = html(
    <>
      <CopyButton text="x">Copy</CopyButton>
      <PrintButton />
    </>,
  );
  expect(markup).not.toContain("<button");
});

test("what a disclosure hides is open in the page as sent", () => {
  const markup = html(
    <Disclosure id="key" label="Can't scan it?">
      the key
    </Disclosure>,
  );
  expect(markup).toMatch(/<button[^>]*aria-expanded="true"[^>]*aria-controls="key"/);
  expect(markup).not.toMatch(/<div id="key"[^>]*hidden/);
});

test("a recovery code is the whole text of its list item", () => {
  const markup = html(<CodeList label="Recovery codes" codes={["AAAA-BBBB"]} />);
  expect(markup).toMatch(/<ol role="list" aria-label="Recovery codes"/);
  expect(markup).toMatch(/<li[^>]*>AAAA-BBBB<\/li>/);
});

test("a dialog is named by its title", () => {
  const markup = html(
    <DialogPanel id="enrol" title="Set up two-factor authentication" level={1}>
      x
    </DialogPanel>,
  );
  expect(markup).toMatch(/<section role="dialog" aria-labelledby="enrol-title"/);
  expect(markup).toMatch(/<h1 id="enrol-title"[^>]*>Set up two-factor authentication<\/h1>/);
});

test("alert and status can take the focus, and do when told, without JavaScript", () => {
  expect(html(<FormAlert focus>Wrong.</FormAlert>)).toMatch(/role="alert" tabindex="-1" autofocus/i);
  expect(html(<FormAlert>Wrong.</FormAlert>)).not.toContain("autofocus");
  expect(html(<StatusMessage>Done.</StatusMessage>)).toMatch(/role="status" tabindex="-1" autofocus/i);
});

test("a badge's word is an element of its own", () => {
  expect(html(<Badge tone="good">On</Badge>)).toContain("<span>On</span>");
});

test("a QR code is one image with the name it was given", () => {
  expect(html(<QrFrame label="QR code">svg</QrFrame>)).toMatch(/<div role="img" aria-label="QR code"/);
});

test("a bar of nobody draws nothing and still says the numbers", () => {
  const markup = html(<BarSegments label="Staff" segments={[{ label: "Enrolled", count: 0, tone: "info" }]} />);
  expect(markup).not.toContain("NaN");
  expect(markup).toMatch(/Enrolled<\/span> <strong[^>]*>0</);
});
