/** Something that a solicitation refers to by its id. */
export interface Listed {
  id: string;
  title: string;
  active: boolean;
}

/** A solicitation (ticket) of whichever of the three calls opened it. */
export interface Solicitation {
  id: string;
  protocol: number;
  via: "opendetailedsolicitation" | "opensolicitation" | "opensolicitationcrm" | "portal";
  clientId: string;
  contractId: string;
  /** 1 opened, 2 in progress, 3 closing, 4 ended, 8 cancelled, 9 awaiting classification. */
  incidentStatusId: number;
  title: string;
  description: string;
  receivedAt: string;
  integrationUser: string;
  received: Record<string, unknown>;
}

/** What was reported on a solicitation afterwards. */
export interface SolicitationReport {
  id: string;
  assignmentId: string;
  description: string;
  progress: number;
  receivedAt: string;
  received: Record<string, unknown>;
}

/** What the service desk of the ERP holds. */
export interface DeskResources {
  incidentTypes: Listed;
  serviceLevelAgreements: Listed;
  catalogServices: Listed;
  catalogServicesItems: Listed & { catalogServiceId: string };
  solicitations: Solicitation;
  reports: SolicitationReport;
}
