/** Blocks of the neutral document as they look in the window: previews of prose fields. */
import type { JSX, Key } from 'react';
import type { Block, Inline } from '../../shared/document/blocks.ts';
import './blocks.css';

const Run = ({ run }: { readonly run: Inline }): JSX.Element => {
  if (run.kind === 'break') return <br />;
  let content: JSX.Element = <>{run.text}</>;
  if (run.code) content = <code>{content}</code>;
  if (run.strike) content = <s>{content}</s>;
  if (run.italic) content = <em>{content}</em>;
  if (run.bold) content = <strong>{content}</strong>;
  // The editor is offline: a link is shown with its target and leads nowhere.
  if (run.link !== undefined) content = <u title={run.link}>{content}</u>;
  return content;
};

/** A list without identity of its own is keyed by place. */
const at = (index: number): Key => index;

/** Runs of text with their marks. */
export const Inlines = ({ content }: { readonly content: readonly Inline[] }): JSX.Element => (
  <>
    {content.map((run, index) => (
      <Run key={at(index)} run={run} />
    ))}
  </>
);

const OneBlock = ({ block }: { readonly block: Block }): JSX.Element | null => {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className={`ui-prose__${block.style}`}>
          <Inlines content={block.content} />
        </p>
      );
    case 'heading':
      return (
        <p className="ui-prose__label">
          {block.number === '' ? block.text : `${block.number} ${block.text}`}
        </p>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={at(index)}>
          <Blocks blocks={item} />
        </li>
      ));
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'checklist':
      return (
        <ul className="ui-prose__checks">
          {block.items.map((item, index) => (
            <li key={at(index)}>
              <span aria-hidden="true">{item.checked ? '☑' : '☐'} </span>
              <span className="ui-visually-hidden">{item.checked ? 'Done: ' : 'Open: '}</span>
              <Inlines content={item.content} />
            </li>
          ))}
        </ul>
      );
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.content} />
        </blockquote>
      );
    case 'code':
      return <pre>{block.text}</pre>;
    case 'rule':
      return <hr />;
    // The remaining kinds are made from whole sections and never occur in prose.
    case 'table':
    case 'facts':
    case 'keyFigures':
    case 'timelineFigure':
    case 'image':
    case 'signature':
    case 'contents':
      return null;
  }
};

/** Blocks below each other. */
export const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }): JSX.Element => (
  <>
    {blocks.map((block, index) => (
      <OneBlock key={at(index)} block={block} />
    ))}
  </>
);
