import { type JSX, type ReactNode, useId } from 'react';

/** A titled part of a section. */
export const Part = ({
  title,
  help = '',
  children,
}: {
  readonly title: string;
  readonly help?: ReactNode;
  readonly children: ReactNode;
}): JSX.Element => {
  const id = useId();
  return (
    <section className="part" aria-labelledby={id}>
      <h3 className="part__title" id={id}>
        {title}
      </h3>
      {help === '' ? null : <p className="part__help">{help}</p>}
      <div className="fields">{children}</div>
    </section>
  );
};
