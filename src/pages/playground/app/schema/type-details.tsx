import { useEffect, useRef } from 'react';
import type { ModelField, ModelType, SchemaModel } from '../../picture/schema-model.js';
import { usersOf } from '../../picture/search.js';
import { useWords } from '../language/language.js';
import { addressOf } from '../session/route.js';

interface Props {
  readonly model: SchemaModel;
  readonly type: ModelType;
}

/** What a type is for, what it has, and what leads to it. */
export function TypeDetails({ model, type }: Props) {
  const words = useWords().schema;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const users = usersOf(model, type.name);
  return (
    <aside className="type" aria-labelledby="type-name">
      <header>
        <h2 id="type-name" ref={heading} tabIndex={-1}>
          {type.name}
        </h2>
        <span className="kind">{words.kinds[type.kind]}</span>
        <a className="button" href={addressOf('schema')}>
          {words.close}
        </a>
      </header>
      <p>{type.description}</p>
      <Links title={words.members} names={type.members} />
      {type.fields.length > 0 && <h3>{words.fields}</h3>}
      <dl>
        {type.fields.map((field) => (
          <Field key={field.name} field={field} />
        ))}
      </dl>
      {type.values.length > 0 && <h3>{words.values}</h3>}
      <dl>
        {type.values.map(({ name, description }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
      <Links title={words.usedBy} names={users} />
    </aside>
  );
}

function Field({ field }: { readonly field: ModelField }) {
  const words = useWords().schema;
  return (
    <div>
      <dt>
        <code>
          {field.deprecated === undefined ? field.name : <s>{field.name}</s>}:{' '}
          <a href={addressOf('schema', field.type)}>{field.written}</a>
        </code>
      </dt>
      <dd>
        {field.description} {field.deprecated}
        {field.args.length > 0 && (
          <ul aria-label={words.arguments}>
            {field.args.map((arg) => (
              <li key={arg.name}>
                <code>
                  {arg.name}: <a href={addressOf('schema', arg.type)}>{arg.written}</a>
                </code>{' '}
                {arg.description}
              </li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}

function Links({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="links">
        {names.map((name) => (
          <li key={name}>
            <a href={addressOf('schema', name)}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
