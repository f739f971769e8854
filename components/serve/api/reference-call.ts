/** What the reference page is given of one endpoint; plain data, so that it renders anywhere. */
export type ReferenceField = {
  readonly name: string;
  readonly type: string;
  readonly note: string;
};

export type ReferenceCall = {
  /** `incident.declare`; also its anchor on the page. */
  readonly name: string;
  readonly method: string;
  readonly address: string;
  readonly does: string;
  readonly allowed: string;
  /** Tables of fields by where they stand: "In the address", "Body". */
  readonly tables: readonly {
    readonly title: string;
    readonly fields: readonly ReferenceField[];
  }[];
  readonly curl: string;
  /** `201 Incident`. */
  readonly answers: string;
  readonly problems: readonly { readonly status: number; readonly code: string }[];
};
