import { useWords } from '../language/language.js';

/** How to reach the customer. Browsers of the store must not offer what somebody before them has typed. */
export function ContactFields({ isNeeded }: { readonly isNeeded: boolean }) {
  const words = useWords().sell;
  return (
    <fieldset className="fields two">
      <legend>{words.contact}</legend>
      <Field name="firstName" label={words.firstName} isNeeded={isNeeded} />
      <Field name="lastName" label={words.lastName} isNeeded={isNeeded} />
      <Field name="email" label={words.email} type="email" isNeeded={isNeeded} />
      <Field name="phone" label={words.phone} type="tel" />
    </fieldset>
  );
}

/** Where the goods are sent. */
export function AddressFields() {
  const words = useWords().sell;
  return (
    <fieldset className="fields two">
      <legend>{words.address}</legend>
      <Field name="line1" label={words.line1} isNeeded />
      <Field name="postalCode" label={words.postalCode} isNeeded />
      <Field name="city" label={words.city} isNeeded />
    </fieldset>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'tel';
  readonly isNeeded?: boolean;
}

function Field({ name, label, type = 'text', isNeeded = false }: FieldProps) {
  return (
    <label>
      <span>{label}</span>
      <input name={name} type={type} required={isNeeded} autoComplete="off" />
    </label>
  );
}
