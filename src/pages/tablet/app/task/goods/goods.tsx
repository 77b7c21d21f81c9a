import type { Task } from '../../../documents/tasks.js';
import { useWords } from '../../language/language.js';
import { GoodsPicture, useGoodsFacts } from './goods-facts.js';

/** The goods of a task, to be read. */
export function Goods({ task }: { readonly task: Task }) {
  const words = useWords().task;
  const facts = useGoodsFacts(task.orderNumber);
  return (
    <section aria-labelledby="goods-heading">
      <h3 id="goods-heading">{words.lines}</h3>
      <ul className="rows">
        {task.lines.map((line) => (
          <li key={line.id}>
            <GoodsPicture fact={facts.get(line.sku)} />
            <span className="goods-name">
              <strong>{line.title}</strong>
              <span className="quiet code">{line.sku}</span>
            </span>
            <span
              className="goods-count"
              data-short={(line.picked ?? line.quantity) < line.quantity}
            >
              {line.picked === null
                ? words.asked(line.quantity)
                : words.of(line.picked, line.quantity)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
