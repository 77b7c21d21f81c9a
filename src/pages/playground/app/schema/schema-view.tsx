import { useEffect, useMemo, useState } from 'react';
import { useStore } from '../../../parts/app/store.js';
import { graphOf, type Shown } from '../../picture/graph.js';
import { layOut } from '../../picture/layout.js';
import type { SchemaModel } from '../../picture/schema-model.js';
import { search } from '../../picture/search.js';
import { useWords } from '../language/language.js';
import { usePlayground } from '../session/playground.js';
import { Picture } from './picture.js';
import { readSchema } from './read-schema.js';
import { SchemaBar } from './schema-bar.js';
import { TypeDetails } from './type-details.js';

/** The picture of the schema, and the fields of the type that was chosen in it. */
// biome-ignore lint/style/noDefaultExport: a view that is loaded late is a default export
export default function SchemaView({ name }: { readonly name: string | undefined }) {
  const playground = usePlayground();
  const viewer = useStore(playground.viewer);
  const words = useWords();
  const [model, setModel] = useState<SchemaModel>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let isWanted = viewer !== undefined;
    setProblem(undefined);
    readSchema(playground).then(
      (read) => isWanted && setModel(read),
      (fault: unknown) => isWanted && setProblem(fault instanceof Error ? fault.message : ''),
    );
    return () => {
      isWanted = false;
    };
  }, [playground, viewer]);
  return (
    <>
      <h1 className="unseen">{words.schema.heading}</h1>
      {problem !== undefined && (
        <p className="notice" role="alert">
          {words.schema.unreadable} {problem}
        </p>
      )}
      {!model && problem === undefined && <p className="quiet">{words.loading}</p>}
      {model && <Schema model={model} name={name} />}
    </>
  );
}

function Schema({
  model,
  name,
}: {
  readonly model: SchemaModel;
  readonly name?: string | undefined;
}) {
  const [shown, setShown] = useState<Shown>({ inputs: false, results: false });
  const [text, setText] = useState('');
  const chosen = name === undefined ? undefined : model.types.get(name);
  const layout = useMemo(() => layOut(graphOf(model, shown)), [model, shown]);
  const found = useMemo(() => search(model, text), [model, text]);
  return (
    <div className={chosen ? 'schema schema-open' : 'schema'}>
      <SchemaBar {...{ shown, setShown, text, setText, found }} />
      <Picture layout={layout} chosen={chosen?.name} found={text === '' ? undefined : found} />
      {chosen && <TypeDetails key={chosen.name} model={model} type={chosen} />}
    </div>
  );
}
