import { DescriptionList } from "@countersign/ui/data/description-list.tsx";
import { Section } from "@countersign/ui/page/section.tsx";

const methods = [
  {
    term: "Authenticator app",
    value:
      "A real second factor: something the person has. Works without a network. A convincing fake page can still ask for the code, so it is not proof against phishing. Patients may set one up too, and are then sent no codes.",
  },
  {
    term: "Recovery codes",
    value:
      "Ten codes on paper or in a password manager, one use each; NIST calls them look-up secrets. As strong as an authenticator app, as long as they are kept apart from the phone.",
  },
  {
    term: "Trusted device",
    value:
      "Lower protection: on that browser the password alone is enough until its days are over. Whoever can use the device needs no second factor, so NIST SP 800-63B-4 counts such a login as one factor.",
  },
  {
    term: "Text code",
    value:
      "Shows that the person holds the phone number. Numbers can be taken over at the phone company; NIST SP 800-63B-4 allows it only with care.",
  },
  {
    term: "Email code",
    value:
      "Shows that the person reads the mailbox, and stops a guessed password. It is not a second factor in the sense of NIST SP 800-63B-4, because a mailbox is often opened with a password, too.",
  },
  {
    term: "The front desk",
    value:
      "No factor at all, but a person who looks at another: as good as the check of who is asking. For patients who no longer get their codes; each correction has a reason and is told to the old address.",
  },
] as const;

/** What each way of proving who one is is worth, said as it is. */
export function MethodsWorth() {
  return (
    <Section id="methods" title="What each method is worth">
      <DescriptionList items={methods} />
    </Section>
  );
}
