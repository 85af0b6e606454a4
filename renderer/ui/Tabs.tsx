import type { JSX, ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { classes } from './classes.ts';
import './tabs.css';

type TabsProps<K extends string> = {
  /** What the tabs choose between: "Inspector". */
  readonly label: string;
  readonly selected: K;
  readonly onChange: (id: K) => void;
  readonly tabs: readonly {
    readonly id: K;
    readonly label: string;
    /** A count beside the label; the words for it go to assistive technology: "4 problems". */
    readonly badge?: { readonly text: string; readonly label: string };
    readonly content: ReactNode;
  }[];
  readonly className?: string;
};

export const Tabs = <K extends string>({
  label,
  selected,
  onChange,
  tabs,
  className,
}: TabsProps<K>): JSX.Element => (
  <AriaTabs
    className={classes('ui-tabs', className)}
    selectedKey={selected}
    onSelectionChange={(key) => {
      const tab = tabs.find(({ id }) => id === key);
      if (tab) onChange(tab.id);
    }}
  >
    <TabList className="ui-tabs__list" aria-label={label}>
      {tabs.map((tab) => (
        <Tab key={tab.id} id={tab.id} className="ui-tab">
          {tab.label}
          {tab.badge === undefined ? null : (
            <>
              <span className="ui-badge" aria-hidden="true">
                {tab.badge.text}
              </span>
              <span className="ui-visually-hidden">, {tab.badge.label}</span>
            </>
          )}
        </Tab>
      ))}
    </TabList>
    {tabs.map((tab) => (
      <TabPanel key={tab.id} id={tab.id} className="ui-tabs__panel">
        {tab.content}
      </TabPanel>
    ))}
  </AriaTabs>
);
