// Made by `npm run client` from the hub's /openapi.json; changes by hand are lost.
// document 2e94538b39337b0b6413da3ff56dc50a9b88fac2ab03054147475479efce1fdc
// types e3a1b2810f03e25eae0f731f9bb847fbb6dd241356a6a23fb1becdd59c080ac4
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the hub up, with its database? */
        get: operations["get_healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the hub's metrics
         * @description In the text format of OpenMetrics 1.0, for a monitor that asks every minute.
         */
        get: operations["get_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tenants, newest first, or search them
         * @description Each with who made it and how far its admin's first access is.
         */
        get: operations["get_tenants"];
        put?: never;
        /** Create a tenant */
        post: operations["post_tenants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a tenant's API keys */
        get: operations["get_tenants_tenantId_api_keys"];
        put?: never;
        /**
         * Create an API key
         * @description The key itself is answered here, once; Ponte keeps only its hash.
         */
        post: operations["post_tenants_tenantId_api_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description It stops working at once, and so do page sessions that were opened with it.
         */
        delete: operations["delete_tenants_tenantId_api_keys_keyId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a tenant's team */
        get: operations["get_tenants_tenantId_members"];
        put?: never;
        /**
         * Invite somebody to a tenant's team
         * @description Mails a one-time link. The person becomes a member by accepting the invitation.
         */
        post: operations["post_tenants_tenantId_members"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take somebody out of a tenant's team, or withdraw an invitation
         * @description Works from the person's next request on. The last admin stays: 409 `last_admin`.
         */
        delete: operations["delete_tenants_tenantId_members_userId"];
        options?: never;
        head?: never;
        /**
         * Change a member's role
         * @description The last admin of a tenant stays one: 409 `last_admin`.
         */
        patch: operations["patch_tenants_tenantId_members_userId"];
        trace?: never;
    };
    "/v1/tenants/{tenantId}/members/{userId}/resend-access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the mail of a first access or of an invitation again
         * @description At most five mails an hour go to one address: 429 `too_many_attempts`.
         */
        post: operations["post_tenants_tenantId_members_userId_resend_access"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a tenant's audit trail
         * @description Who changed what, newest first.
         */
        get: operations["get_tenants_tenantId_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the support team */
        get: operations["get_operators"];
        put?: never;
        /**
         * Take somebody into the support team
         * @description Mails a one-time link to set a password with, or to the sign-in for who has one. Safe to repeat: nothing changes for who is in the team, and the link goes again to who has not come in yet.
         */
        post: operations["post_operators"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take somebody out of the support team
         * @description Ends all their sessions at once.
         */
        delete: operations["delete_operators_userId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the platform's own audit trail
         * @description What concerns no single tenant: the support team, the key ring.
         */
        get: operations["get_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dev/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the mails that a local hub would have sent
         * @description The hundred newest, newest first. 404 on a hub that sends its mails.
         */
        get: operations["get_dev_outbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the ERPs and their settings
         * @description Settings and credentials as JSON Schema: titles and help in the caller's language; `x-secret` marks what is never shown, `x-options` what has values to pick from (by the source of the field's own name, or of `x-options-source`), `x-values` says what the values of an enum mean, `x-where` where in the ERP a value is found.
         */
        get: operations["get_providers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List connections, newest first */
        get: operations["get_connections"];
        put?: never;
        /**
         * Create a connection
         * @description It begins as a draft: nothing flows before it is activated. `GET /v1/providers` describes the fields.
         */
        post: operations["post_connections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a connection */
        get: operations["get_connections_connectionId"];
        put?: never;
        post?: never;
        /**
         * Delete a connection
         * @description Its credentials go at once; its deliveries stay on record.
         */
        delete: operations["delete_connections_connectionId"];
        options?: never;
        head?: never;
        /**
         * Change a connection
         * @description Only the given fields change; null removes one.
         */
        patch: operations["patch_connections_connectionId"];
        trace?: never;
    };
    "/v1/connections/{connectionId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test a connection
         * @description Reads from the ERP and changes nothing. A check that passes with a `code` is a warning.
         */
        post: operations["post_connections_connectionId_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/diagnosis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a connection's last diagnosis */
        get: operations["get_connections_connectionId_diagnosis"];
        put?: never;
        /**
         * Diagnose a connection
         * @description Looks for what would stop deliveries, in the settings and in the sales that wait or came lately. Reads from the ERP and changes nothing.
         */
        post: operations["post_connections_connectionId_diagnosis"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a connection's comparisons with the ERP, newest first */
        get: operations["get_connections_connectionId_reconciliations"];
        put?: never;
        /**
         * Compare with the ERP at once
         * @description What was delivered lately, with what the ERP has of it; it happens once a day by itself. Nothing is changed in the ERP. One at a time for each connection: while one is on its way, 409 `reconciliation_running`.
         */
        post: operations["post_connections_connectionId_reconciliations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliations/{reconciliationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what a comparison with the ERP found
         * @description `POST /v1/replays` with `reconciliationId` puts those that are missing back in the queue: they are entered again.
         */
        get: operations["get_reconciliations_reconciliationId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Activate a connection
         * @description From now on sales flow; those from before stay held and go by a resend. Where the provider's `approval` says so, the connection waits for the support team's approval first (`pending_approval`); an operator's own activation does not.
         */
        post: operations["post_connections_connectionId_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deactivate a connection
         * @description What was accepted while it was active waits; what arrives is held. One that waits for approval is taken back.
         */
        post: operations["post_connections_connectionId_deactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a connection
         * @description Sending stops until somebody resumes it; what arrives meanwhile waits and is not lost. Only an active one can be paused: 409 `connection_not_pausable` otherwise.
         */
        post: operations["post_connections_connectionId_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a paused connection
         * @description What was waiting goes at once. One that paused by itself is asked of the ERP first: 409 `credentials_rejected` while its credentials are not accepted, 502 `erp_unavailable` while it does not answer; 409 `connection_not_paused` when it is not paused.
         */
        post: operations["post_connections_connectionId_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a connection (operator)
         * @description Activates a connection that waits for the support team's approval. 409 `approval_not_needed` for any other.
         */
        post: operations["post_connections_connectionId_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the connections that wait for approval, oldest first
         * @description Of every tenant. `POST /v1/connections/{connectionId}/approve` lets one's data flow.
         */
        get: operations["get_approvals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/options/{field}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a field's values, read from the ERP
         * @description `field` is an option source of the provider. A list is kept for some minutes, so that searching in it costs the ERP no call.
         */
        get: operations["get_connections_connectionId_options_field"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Switch flows on and off */
        patch: operations["patch_connections_connectionId_flows"];
        trace?: never;
    };
    "/v1/functions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the functions and who serves them
         * @description Each function has one shape whatever ERP stands behind it. `servedBy` names the tenant's connections that serve it, active or not.
         */
        get: operations["get_functions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/create_order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create order
         * @description Delivered once by its `externalId`: the same call again is told what became of it. When the ERP is down the order is stored and goes by itself; its delivery is in the answer's `detail`. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_create_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/create_order_existing_customer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an existing customer's order
         * @description Delivered once by its `externalId`: the same call again is told what became of it. When the ERP is down the order is stored and goes by itself; its delivery is in the answer's `detail`. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_create_order_existing_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/create_lead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create lead
         * @description Delivered once by its `externalId`: the same call again is told what became of it. When the ERP is down the order is stored and goes by itself; its delivery is in the answer's `detail`. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_create_lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/list_resellers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List resellers
         * @description Changes nothing, in Ponte or in the ERP. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_list_resellers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/list_products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List products
         * @description Changes nothing, in Ponte or in the ERP. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_list_products"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/list_due_dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List due dates
         * @description Changes nothing, in Ponte or in the ERP. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_list_due_dates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/list_commercial_origins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List commercial origins
         * @description Changes nothing, in Ponte or in the ERP. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_list_commercial_origins"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/list_invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List invoices
         * @description Changes nothing, in Ponte or in the ERP. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_list_invoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/get_invoice_pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invoice PDF
         * @description Changes nothing, in Ponte or in the ERP. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_get_invoice_pdf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/get_invoice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get invoice
         * @description Changes nothing, in Ponte or in the ERP. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_get_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/settle_invoice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle invoice
         * @description Send an `Idempotency-Key`: the same key gives the same answer and has one effect, also when the answer was lost on the way. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_settle_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/get_customer_contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Customer contacts
         * @description Changes nothing, in Ponte or in the ERP. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_get_customer_contacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/list_pending_texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pending texts
         * @description Changes nothing, in Ponte or in the ERP. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_list_pending_texts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/get_customer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Customer
         * @description Changes nothing, in Ponte or in the ERP. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_get_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/open_ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open ticket
         * @description Send an `Idempotency-Key`: the same key gives the same answer and has one effect, also when the answer was lost on the way. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_open_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/list_fiscal_notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List fiscal notes
         * @description Changes nothing, in Ponte or in the ERP. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_list_fiscal_notes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/get_fiscal_note_pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fiscal note PDF
         * @description Changes nothing, in Ponte or in the ERP. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_get_fiscal_note_pdf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/list_plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List plans
         * @description Changes nothing, in Ponte or in the ERP. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_list_plans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/list_blocked_plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List blocked plans
         * @description Changes nothing, in Ponte or in the ERP. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_list_blocked_plans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/trust_unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trust unlock
         * @description Send an `Idempotency-Key`: the same key gives the same answer and has one effect, also when the answer was lost on the way. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_trust_unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/functions/update_customer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update customer
         * @description Send an `Idempotency-Key`: the same key gives the same answer and has one effect, also when the answer was lost on the way. The ERP's refusal is 422 `erp_refused` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.
         */
        post: operations["post_functions_update_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/polls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how far a connection's readings are
         * @description For connections whose systems Ponte reads by itself: one entry for each flow that has begun.
         */
        get: operations["get_connections_connectionId_polls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/webhooks-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the systems that can tell a connection of changes
         * @description Those that have an address, and those that may have one.
         */
        get: operations["get_connections_connectionId_webhooks_in"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/webhooks-in/{system}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the address at which a system tells of changes
         * @description The one that there was is none any more: register the new one where the old one was.
         */
        post: operations["post_connections_connectionId_webhooks_in_system"];
        /**
         * Take a system's address away
         * @description What it tells is not heard any more; the three-minute readings go on.
         */
        delete: operations["delete_connections_connectionId_webhooks_in_system"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks-in/{connectionId}/{system}/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell Ponte that something changed in a system
         * @description The address that an integration's page shows, registered at Omie or Auvo. Its secret is the only key. What is sent is neither read nor kept: Ponte reads the system itself, at once instead of within three minutes.
         */
        post: operations["post_webhooks_in_connectionId_system_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/automation-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the automations that are ready for known ERPs, and the grammar of all of them
         * @description Each template has an automation for every function that its ERP's API can serve, and what a connection needs for it. `grammar` is the JSON Schema of an automation; expressions may name each function's `variables` and use the `helpers` and `macros`.
         */
        get: operations["get_automation_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/automations/apply-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Save a template's automations in a connection
         * @description A version for each function, all at once or none. Nothing that is there is overwritten unless `replace` asks for it; older versions can be restored.
         */
        post: operations["post_connections_connectionId_automations_apply_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/automations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a connection's automations */
        get: operations["get_connections_connectionId_automations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/automations/{function}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a function's automation */
        get: operations["get_connections_connectionId_automations_function"];
        /**
         * Save a function's automation
         * @description Checked whole before it is saved: its form, its names, its expressions. Each change is a version of its own that can be restored; the same content again is none.
         */
        put: operations["put_connections_connectionId_automations_function"];
        post?: never;
        /** Take a function's automation away */
        delete: operations["delete_connections_connectionId_automations_function"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/automations/{function}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run an automation once, with a trace
         * @description The calls are really made: what writes, writes, unless `dryRun` is set. Nothing of the run is kept but in the ERP.
         */
        post: operations["post_connections_connectionId_automations_function_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/automations/{function}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the versions of an automation */
        get: operations["get_connections_connectionId_automations_function_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/automations/{function}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore an older version */
        post: operations["post_connections_connectionId_automations_function_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/automations/{function}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the kept cases of a function */
        get: operations["get_connections_connectionId_automations_function_cases"];
        put?: never;
        /**
         * Run an automation once and keep the case
         * @description Keeps the input, what the ERP answered (secrets masked) and what came of it, so that the case can be run again without the ERP.
         */
        post: operations["post_connections_connectionId_automations_function_cases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/automations/{function}/cases/{caseId}/rerun": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a kept case again, without the ERP */
        post: operations["post_connections_connectionId_automations_function_cases_caseId_rerun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/automations/{function}/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a kept case */
        delete: operations["delete_connections_connectionId_automations_function_cases_caseId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connectionId}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start an import at once
         * @description Clients and vehicles that have the product. One at a time for each connection: while one is on its way, 409 `import_running`.
         */
        post: operations["post_connections_connectionId_imports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List imports, newest first */
        get: operations["get_imports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how far an import is */
        get: operations["get_imports_importId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow an import
         * @description Server-sent events named `import`, each with the object that `GET /v1/imports/{importId}` answers, whenever it changes. The stream ends with the import.
         */
        get: operations["get_imports_importId_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}/errors/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export an import's errors as CSV
         * @description UTF-8 with a byte order mark, separated by semicolons.
         */
        get: operations["get_imports_importId_errors_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an import
         * @description What was read is kept, and nothing is ended by what was not.
         */
        post: operations["post_imports_importId_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find imported clients */
        get: operations["get_clients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an imported client */
        get: operations["get_clients_clientId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{clientId}/vehicles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a client's vehicles */
        get: operations["get_clients_clientId_vehicles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{clientId}/vehicles/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a client's vehicles from the ERP again
         * @description New ones are added, known ones brought up to date. What is missing there stays as it is.
         */
        post: operations["post_clients_clientId_vehicles_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{clientId}/vehicles/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make contract and service order for vehicles
         * @description All of them or none, and never a second open one for the same vehicle and product: safe to repeat.
         */
        post: operations["post_clients_clientId_vehicles_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{clientId}/vehicles/{vehicleId}/accept-owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a vehicle to the owner whom the ERP names now
         * @description An import never takes a vehicle away from its client: it proposes, and this accepts. Its open contract stays as it is.
         */
        post: operations["post_clients_clientId_vehicles_vehicleId_accept_owner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List contracts, newest first */
        get: operations["get_contracts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List service orders, newest first */
        get: operations["get_service_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales/{externalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a sale with its deliveries */
        get: operations["get_sales_externalId"];
        /**
         * Create or replace a sale
         * @description Safe to repeat: the same content answers 200 and sends nothing again. Quotes and orders are stored and never go to the ERP. What only the CRM can mend (a missing document, payments that do not add up) is accepted, named in `problems`, and goes once the CRM sends it corrected.
         */
        put: operations["put_sales_externalId"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List sales, newest first */
        get: operations["get_sales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales/{externalId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a sale back in the queue
         * @description Updates the ERP's sale when it is there, creates it anew when it was deleted there, and never makes a second one. Also sends a sale from before the activation.
         */
        post: operations["post_sales_externalId_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales/{externalId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show what would be sent to the ERP
         * @description Request by request. The ERP is read as a delivery would read it; nothing is written.
         */
        post: operations["post_sales_externalId_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List deliveries, newest first */
        get: operations["get_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a delivery with its attempts */
        get: operations["get_deliveries_deliveryId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a delivery back in the queue */
        post: operations["post_deliveries_deliveryId_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what has failed, grouped by cause, last seen first
         * @description One entry for each connection, code and cause, however many deliveries stopped with it. The operator without `Ponte-Tenant` sees each cause in each system once, with the tenants that have it.
         */
        get: operations["get_problems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/problems/{problemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a group of failed deliveries
         * @description Its deliveries are `GET /v1/deliveries?problemId=`.
         */
        get: operations["get_problems_problemId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/problems/{problemId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a problem as resolved
         * @description It is no longer listed among the open ones until a delivery stops with it again. Safe to repeat.
         */
        post: operations["post_problems_problemId_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/problems/{problemId}/ignore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ignore a problem
         * @description It is no longer listed among the open ones, also when it comes again, and nobody is alarmed of it. Safe to repeat.
         */
        post: operations["post_problems_problemId_ignore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/problems/{problemId}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen a problem
         * @description It is listed among the open ones again. Safe to repeat.
         */
        post: operations["post_problems_problemId_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/problems/{problemId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put all deliveries of a problem back in the queue
         * @description A replay like any other: `GET /v1/replays/{id}` tells its progress.
         */
        post: operations["post_problems_problemId_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how a tenant's connections stand */
        get: operations["get_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List replays */
        get: operations["get_replays"];
        put?: never;
        /**
         * Put many deliveries back in the queue
         * @description What matches is frozen when it is asked. Without a `state`, what was delivered is left alone. With `dryRun` it only counts.
         */
        post: operations["post_replays"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replays/{replayId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a replay's progress */
        get: operations["get_replays_replayId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replays/{replayId}/abort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a replay
         * @description What has not gone yet stays, as `dead` with the code `replay_aborted`, until somebody resends it. What is on its way arrives.
         */
        post: operations["post_replays_replayId_abort"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the integration log, newest first */
        get: operations["get_logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/logs/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the integration log as CSV, newest first
         * @description UTF-8 with a byte order mark, comma-separated, instants in UTC. At most 50,000 entries: when more match, the last line says so.
         */
        get: operations["get_logs_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/logs/{logId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a log entry with its requests and answers */
        get: operations["get_logs_logId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log-archives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the log's archive, newest first
         * @description Entries go there with their requests and answers before those are deleted: an object for each day in São Paulo, several for a long one.
         */
        get: operations["get_log_archives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log-archives/{archiveId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download an object of the log's archive
         * @description Gzipped JSON lines, oldest first: each an entry as `GET /v1/logs/{logId}` tells it, with `params`, what its text mentions.
         */
        get: operations["get_log_archives_archiveId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log-retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how long the log is kept */
        get: operations["get_log_retention"];
        /**
         * Set how long the log is kept
         * @description The next daily job goes by it. Fewer days delete what is older, after it has gone into the archive where the hub has one.
         */
        put: operations["put_log_retention"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the addresses that are told of events */
        get: operations["get_webhooks"];
        put?: never;
        /**
         * Add an address that is told of events
         * @description Signed by the Standard Webhooks specification. What is not taken (any answer but 2xx) goes again for about five days; 410 disables the address.
         */
        post: operations["post_webhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an address away */
        delete: operations["delete_webhooks_webhookId"];
        options?: never;
        head?: never;
        /** Change an address, its events, or switch it */
        patch: operations["patch_webhooks_webhookId"];
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an address a new secret
         * @description The older secret signs beside the new one for a day, so that receivers can change over.
         */
        post: operations["post_webhooks_webhookId_rotate_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description Tried once, at once; the list of messages says how it ended.
         */
        post: operations["post_webhooks_webhookId_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what went to an address */
        get: operations["get_webhooks_webhookId_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/secrets/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the rotation of the key ring has come
         * @description Counted in the rows themselves: values by the key that they are sealed under, and those that do not open.
         */
        get: operations["get_secrets_rotation"];
        put?: never;
        /**
         * Rewrite sealed values under the active key now
         * @description The three-minute tick does the same in smaller rounds. Safe to repeat and to run beside it; call it until `finishedAt` is set.
         */
        post: operations["post_secrets_rotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457 problem details */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            errors: {
                path: string;
                code: string;
                message: string;
            }[];
        };
        Tenant: {
            id: string;
            name: string;
            /** @description ISO 8601, UTC */
            createdAt: string;
        };
        TenantSummary: {
            id: string;
            name: string;
            /** @description ISO 8601, UTC */
            createdAt: string;
            /** @description Registered by its own admin */
            selfRegistered: boolean;
            /** @description Null for what was made before Ponte kept it */
            createdBy: {
                /** @enum {string} */
                kind: "person" | "operator_token";
                email: string | null;
            } | null;
            /** @description The admin's first access; null while nobody was invited as admin */
            admin: {
                userId: string;
                name: string;
                email: string;
                /**
                 * @description invited: has an account, and has not accepted this tenant's invitation
                 * @enum {string}
                 */
                state: "entered" | "link_sent" | "link_expired" | "not_sent" | "invited";
                /** @description ISO 8601, UTC */
                linkSentAt: string | null;
                /** @description ISO 8601, UTC */
                linkExpiresAt: string | null;
                /** @description ISO 8601, UTC */
                firstAccessAt: string | null;
            } | null;
        };
        ApiKey: {
            id: string;
            name: string;
            scopes: ("sales:write" | "functions:call" | "imports:write" | "connections:write" | "read")[];
            /** @description ISO 8601, UTC */
            createdAt: string;
            /** @description Null for what was made before Ponte kept it */
            createdBy: {
                /** @enum {string} */
                kind: "person" | "operator_token";
                email: string | null;
            } | null;
            /** @description ISO 8601, UTC */
            lastUsedAt: string | null;
            /** @description ISO 8601, UTC */
            revokedAt: string | null;
        };
        Member: {
            userId: string;
            name: string;
            email: string;
            /** @enum {string} */
            role: "admin" | "viewer";
            /**
             * @description waiting: has not set a password yet
             * @enum {string}
             */
            state: "active" | "waiting" | "invited";
            twoFactor: boolean;
            /** @description ISO 8601, UTC */
            invitedAt: string;
            /** @description ISO 8601, UTC */
            acceptedAt: string | null;
        };
        AuditEntry: {
            id: string;
            /** @description ISO 8601, UTC */
            at: string;
            actor: {
                /** @enum {string} */
                kind: "operator" | "member" | "api_key" | "system";
                id: string | null;
                name: string | null;
            };
            action: string;
            message: string;
            target: string | null;
        };
        Operator: {
            userId: string;
            name: string;
            email: string;
            /** @description Has set a password */
            entered: boolean;
            /** @description ISO 8601, UTC */
            since: string;
            /** @description Null for what was made before Ponte kept it */
            addedBy: {
                /** @enum {string} */
                kind: "person" | "operator_token";
                email: string | null;
            } | null;
        };
        KeptMail: {
            id: string;
            /** @description ISO 8601, UTC */
            at: string;
            to: string;
            subject: string;
            text: string;
            html: string;
        };
        Connection: {
            id: string;
            provider: string;
            name: string;
            /** @enum {string} */
            status: "draft" | "pending_approval" | "active" | "paused" | "inactive";
            /** @enum {string|null} */
            pausedReason: "credentials_rejected" | "erp_blocked" | "by_user" | null;
            settings: {
                [key: string]: unknown;
            };
            /** @description Which credentials are stored; they never come back */
            credentialsSet: string[];
            flows: {
                [key: string]: boolean;
            };
            /** @description ISO 8601, UTC */
            activatedAt: string | null;
            /** @description Since when, and on whose wish, it waits for the support team's approval */
            approvalRequested: {
                /** @description ISO 8601, UTC */
                at: string;
                by: string | null;
            } | null;
            /** @description How the last test of what is stored now ended; null when that was never tested */
            lastTest: {
                /** @description ISO 8601, UTC */
                at: string;
                ok: boolean;
            } | null;
            /** @description ISO 8601, UTC */
            createdAt: string;
            /** @description ISO 8601, UTC */
            updatedAt: string;
        };
        Diagnosis: {
            /** @description ISO 8601, UTC */
            at: string;
            /** @description How many sales were looked at */
            examined: number;
            /** @description There are more sales than one diagnosis looks at */
            hasMore: boolean;
            findings: {
                /** @enum {string} */
                code: "credentials_missing" | "credentials_unreadable" | "credentials_rejected" | "erp_unreachable" | "list_unreadable" | "option_gone" | "sale_status_ambiguous" | "product_code_missing" | "customer_document_missing" | "customer_document_invalid" | "sale_total_negative" | "payments_mismatch" | "payment_method_unmatched" | "seller_unmatched" | "seller_ambiguous" | "code_shared" | "document_shared";
                /**
                 * @description `error`: deliveries stop with it
                 * @enum {string}
                 */
                severity: "error" | "warning";
                title: string;
                cure: string;
                /** @description How many sales it concerns; 0 for what is no single sale's */
                sales: number;
                itemCount: number;
                /** @description The 25 that concern most sales */
                items: {
                    /** @description A product, a customer, a seller, a setting */
                    name: string;
                    detail: string | null;
                    sales: number;
                    /** @description External ids of some of the sales */
                    examples: string[];
                    /** @description What may have been meant */
                    suggestions: string[];
                }[];
            }[];
        };
        ReconciliationSummary: {
            id: string;
            connectionId: string;
            /** @enum {string} */
            state: "queued" | "running" | "finished" | "failed";
            /** @enum {string} */
            trigger: "person" | "daily";
            /** @description It compares what was delivered from this instant */
            deliveredFrom: string;
            deliveredTo: string;
            checked: number;
            /** @description No longer in the ERP */
            missing: number;
            /** @description With another total there */
            totals: number;
            /** @description Cancelled there */
            cancelled: number;
            /** @description There more than once */
            doubled: number;
            /** @description Why it waits or stopped */
            code: string | null;
            message: string | null;
            nextAttemptAt: string | null;
            createdAt: string;
            finishedAt: string | null;
        };
        Reconciliation: {
            id: string;
            connectionId: string;
            /** @enum {string} */
            state: "queued" | "running" | "finished" | "failed";
            /** @enum {string} */
            trigger: "person" | "daily";
            /** @description It compares what was delivered from this instant */
            deliveredFrom: string;
            deliveredTo: string;
            checked: number;
            /** @description No longer in the ERP */
            missing: number;
            /** @description With another total there */
            totals: number;
            /** @description Cancelled there */
            cancelled: number;
            /** @description There more than once */
            doubled: number;
            /** @description Why it waits or stopped */
            code: string | null;
            message: string | null;
            nextAttemptAt: string | null;
            createdAt: string;
            finishedAt: string | null;
            /** @description The first 200, those that are missing before others */
            differences: {
                externalId: string;
                /** @enum {string} */
                code: "sale_missing" | "total_differs" | "sale_cancelled" | "sale_doubled";
                message: string;
                hint: string;
                /** @description The ERP's records that it is about */
                remoteIds: string[];
                /** @description The sale's newest delivery */
                delivery: {
                    id: string;
                    /** @enum {string} */
                    state: "held" | "pending" | "queued" | "running" | "retrying" | "delivered" | "dead" | "superseded";
                    /** @description It was sent again since */
                    again: boolean;
                } | null;
            }[];
            differenceCount: number;
        };
        Approval: {
            connectionId: string;
            tenantId: string;
            tenantName: string;
            provider: string;
            name: string;
            /** @description ISO 8601, UTC */
            requestedAt: string;
            /** @description The member's e-mail address, or the API key's name */
            requestedBy: string | null;
            /** @description Those that are off stay so; others begin to flow */
            flows: {
                [key: string]: boolean;
            };
        };
        Function: {
            name: string;
            title: string;
            /**
             * @description What repeating a call does
             * @enum {string}
             */
            effect: "read" | "write" | "delivery";
            /** @description JSON Schema of `input` */
            input?: unknown;
            /** @description JSON Schema of `result` */
            result?: unknown;
            servedBy: {
                connectionId: string;
                provider: string;
                name: string;
                status: string;
            }[];
        };
        OrderInput: {
            /** @description The order's id in the shop: the same id is the same order */
            externalId: string;
            customer: {
                externalId?: string | null;
                name: string;
                legalName?: string | null;
                document?: string | null;
                email?: string | null;
                phone?: string | null;
                address?: {
                    street?: string | null;
                    number?: string | null;
                    complement?: string | null;
                    district?: string | null;
                    city?: string | null;
                    state?: string | null;
                    zip?: string | null;
                    reference?: string | null;
                    ibgeCode?: string | null;
                } | null;
                mobile?: string | null;
                /** Format: date */
                birthDate?: string | null;
            };
            /** @description Who sold it: a reseller's code, as `list_resellers` answers it, or more */
            reseller?: string | {
                code: string;
                name?: string | null;
                document?: string | null;
            } | null;
            /** @description The day of the month on which invoices fall due */
            dueDay?: number;
            /** @description An origin's id, as `list_commercial_origins` answers it */
            origin?: string | number | null;
            items: {
                /** @description A product's id, as `list_products` answers it */
                productId: string | number;
                name: string;
                /**
                 * @description The price of one, per month where it is a plan
                 * @example 99.90
                 */
                amount: string;
                /** @description Default: 1 */
                quantity?: string | null;
                /** @description What the shop knows of the product beyond this, such as its campaign */
                attributes?: {
                    [key: string]: string | number | boolean;
                } | null;
            }[];
            /** @description How the customer pays: a method's name, or more */
            payment?: string | {
                method?: string | null;
                /** @example 99.90 */
                amount?: string | null;
                installments?: number | null;
            } | null;
            notes?: string | null;
        };
        LeadInput: {
            /** @description The lead's id in the shop: the same id is the same lead */
            externalId: string;
            customer: {
                externalId?: string | null;
                name: string;
                legalName?: string | null;
                document?: string | null;
                email?: string | null;
                phone?: string | null;
                address?: {
                    street?: string | null;
                    number?: string | null;
                    complement?: string | null;
                    district?: string | null;
                    city?: string | null;
                    state?: string | null;
                    zip?: string | null;
                    reference?: string | null;
                    ibgeCode?: string | null;
                } | null;
                mobile?: string | null;
                /** Format: date */
                birthDate?: string | null;
            };
            /** @description Who sold it: a reseller's code, as `list_resellers` answers it, or more */
            reseller?: string | {
                code: string;
                name?: string | null;
                document?: string | null;
            } | null;
            /** @description The ERP's own id */
            origin?: string | number | null;
            items?: {
                /** @description A product's id, as `list_products` answers it */
                productId: string | number;
                name: string;
                /**
                 * @description The price of one, per month where it is a plan
                 * @example 99.90
                 */
                amount: string;
                /** @description Default: 1 */
                quantity?: string | null;
                /** @description What the shop knows of the product beyond this, such as its campaign */
                attributes?: {
                    [key: string]: string | number | boolean;
                } | null;
            }[] | null;
            notes?: string | null;
        };
        Invoice: {
            id: string;
            number?: string;
            contractId?: string;
            customerName?: string;
            /**
             * @description What is to be paid, with interest, fine and discount
             * @example 99.90
             */
            amount: string;
            /** @example 99.90 */
            originalAmount?: string;
            /** @example 99.90 */
            interest?: string;
            /** @example 99.90 */
            fine?: string;
            /** @example 99.90 */
            discount?: string;
            /** Format: date */
            dueDate: string;
            paidAt?: string;
            /** @enum {string} */
            status: "open" | "overdue" | "paid" | "cancelled";
            /** @description The line that is typed (linha digitável), digits only */
            digitableLine?: string;
            /** @description The PIX code to copy and paste */
            pix?: string;
            link?: string;
        };
        Customer: {
            id: string;
            name: string;
            tradeName?: string;
            /** @description Digits, or letters too in an alphanumeric CNPJ */
            document: string;
            email?: string;
            phone?: string;
            mobile?: string;
            birthDate?: string;
            /** @description The ERP's own word for the customer's state */
            status?: string;
            address?: {
                street?: string;
                number?: string;
                complement?: string;
                district?: string;
                city?: string;
                state?: string;
                zip?: string;
                reference?: string;
                ibgeCode?: string;
            };
        };
        FiscalNote: {
            id: string;
            number?: string;
            issuedAt?: string;
            /** @example 99.90 */
            amount?: string;
            status?: string;
            link?: string;
        };
        Plan: {
            contractId: string;
            number?: string;
            name?: string;
            /**
             * @description The same words for every ERP
             * @enum {string}
             */
            status: "active" | "blocked" | "suspended" | "reduced" | "pending" | "cancelled" | "ended" | "other";
            /** @description The ERP's own word */
            statusText?: string;
            /** @example 99.90 */
            amount?: string;
            dueDay?: number;
        };
        Poll: {
            flow: string;
            /** @enum {string} */
            state: "reading" | "waiting" | "failing";
            page: number;
            pages: number | null;
            /** @description Of the round that is on its way, or of the last one */
            found: number;
            changed: number;
            startedAt: string | null;
            finishedAt: string | null;
            nextAt: string;
            /** @description Why the last reading failed */
            code: string | null;
            /** @description The same in the system's own words */
            message: string | null;
        };
        WebhookAddress: {
            system: string;
            title: string;
            /** @description What is read sooner when it tells of something */
            flows: string[];
            /** @description Null where it has no address */
            createdAt: string | null;
            lastReceivedAt: string | null;
        };
        AutomationTemplate: {
            /** @enum {string} */
            id: "ixc" | "hubsoft" | "sgp";
            title: string;
            summary: string;
            /** @description What a connection of the provider `automation` needs for it */
            connection: {
                baseUrl: {
                    example: string;
                    help: string;
                };
                checkPath: string;
                /** @description The setting `auth` */
                auth: {
                    [key: string]: unknown;
                };
                credentials: {
                    name: string;
                    title: string;
                    help: string;
                }[];
                /** @description Of the setting `values` */
                values: {
                    name: string;
                    title: string;
                    help: string;
                    /** @description These fail without it */
                    neededFor: ("create_order" | "create_order_existing_customer" | "create_lead" | "list_resellers" | "list_products" | "list_due_dates" | "list_commercial_origins" | "list_invoices" | "get_invoice_pdf" | "get_invoice" | "settle_invoice" | "get_customer_contacts" | "list_pending_texts" | "get_customer" | "open_ticket" | "list_fiscal_notes" | "get_fiscal_note_pdf" | "list_plans" | "list_blocked_plans" | "trust_unlock" | "update_customer")[];
                }[];
            };
            automations: {
                /** @enum {string} */
                function: "create_order" | "create_order_existing_customer" | "create_lead" | "list_resellers" | "list_products" | "list_due_dates" | "list_commercial_origins" | "list_invoices" | "get_invoice_pdf" | "get_invoice" | "settle_invoice" | "get_customer_contacts" | "list_pending_texts" | "get_customer" | "open_ticket" | "list_fiscal_notes" | "get_fiscal_note_pdf" | "list_plans" | "list_blocked_plans" | "trust_unlock" | "update_customer";
                title: string;
                automation: components["schemas"]["AutomationContent"];
            }[];
            notServed: {
                /** @enum {string} */
                function: "create_order" | "create_order_existing_customer" | "create_lead" | "list_resellers" | "list_products" | "list_due_dates" | "list_commercial_origins" | "list_invoices" | "get_invoice_pdf" | "get_invoice" | "settle_invoice" | "get_customer_contacts" | "list_pending_texts" | "get_customer" | "open_ticket" | "list_fiscal_notes" | "get_fiscal_note_pdf" | "list_plans" | "list_blocked_plans" | "trust_unlock" | "update_customer";
                reason: string;
            }[];
        };
        /** @description The automation, by the grammar of GET /v1/automation-templates */
        AutomationContent: {
            [key: string]: unknown;
        };
        AppliedTemplate: {
            items: {
                /** @enum {string} */
                function: "create_order" | "create_order_existing_customer" | "create_lead" | "list_resellers" | "list_products" | "list_due_dates" | "list_commercial_origins" | "list_invoices" | "get_invoice_pdf" | "get_invoice" | "settle_invoice" | "get_customer_contacts" | "list_pending_texts" | "get_customer" | "open_ticket" | "list_fiscal_notes" | "get_fiscal_note_pdf" | "list_plans" | "list_blocked_plans" | "trust_unlock" | "update_customer";
                /**
                 * @description kept: it had an automation of its own. not_served: the template has none for it
                 * @enum {string}
                 */
                outcome: "saved" | "unchanged" | "kept" | "not_served";
                /** @description The version that counts now */
                version: number | null;
            }[];
            /** @description Of the setting `values`, and of the credentials: what the connection still needs */
            missing: {
                settings: string[];
                credentials: string[];
            };
        };
        AutomationVersion: {
            function: string;
            version: number;
            /** @description Null: the function was taken away with this version */
            automation?: unknown;
            createdAt: string;
            createdBy: string | null;
        };
        AutomationTestRun: {
            result?: unknown;
            error?: {
                code: string;
                message: string;
            };
            /** @description Each step's request, answer and output; secrets are masked */
            trace: {
                step: string;
                request?: unknown;
                response?: unknown;
                output?: unknown;
                durationMs: number;
                outcome?: string;
                error?: string;
            }[];
        };
        AutomationCase: {
            id: string;
            name: string;
            function: string;
            input?: unknown;
            result?: unknown;
            error?: unknown;
            createdAt: string;
        };
        AutomationCaseRun: {
            id: string;
            name: string;
            function: string;
            input?: unknown;
            result?: unknown;
            error?: unknown;
            createdAt: string;
            trace: {
                step: string;
                request?: unknown;
                response?: unknown;
                output?: unknown;
                durationMs: number;
                outcome?: string;
                error?: string;
            }[];
        };
        AutomationCaseRerun: {
            result?: unknown;
            error?: {
                code: string;
                message: string;
            };
            /** @description Each step's request, answer and output; secrets are masked */
            trace: {
                step: string;
                request?: unknown;
                response?: unknown;
                output?: unknown;
                durationMs: number;
                outcome?: string;
                error?: string;
            }[];
            same: boolean;
        };
        ImportSummary: {
            id: string;
            connectionId: string;
            /**
             * @description `partial`: what was read is kept, and nothing was concluded from what is missing
             * @enum {string}
             */
            state: "queued" | "running" | "finished" | "partial" | "failed" | "cancelled";
            /** @enum {string} */
            trigger: "person" | "daily";
            /** @enum {string} */
            phase: "waiting" | "preparing" | "vehicles" | "closing" | "done";
            page: number;
            /** @description Null where the ERP does not tell */
            pages: number | null;
            clients: {
                found: number;
                created: number;
                updated: number;
                unchanged: number;
            };
            vehicles: {
                found: number;
                created: number;
                updated: number;
                unchanged: number;
                /** @description No longer in the ERP's complete list */
                ended: number;
            };
            errorCount: number;
            /** @description Why it waits or stopped */
            code: string | null;
            message: string | null;
            nextAttemptAt: string | null;
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
        };
        Import: {
            id: string;
            connectionId: string;
            /**
             * @description `partial`: what was read is kept, and nothing was concluded from what is missing
             * @enum {string}
             */
            state: "queued" | "running" | "finished" | "partial" | "failed" | "cancelled";
            /** @enum {string} */
            trigger: "person" | "daily";
            /** @enum {string} */
            phase: "waiting" | "preparing" | "vehicles" | "closing" | "done";
            page: number;
            /** @description Null where the ERP does not tell */
            pages: number | null;
            clients: {
                found: number;
                created: number;
                updated: number;
                unchanged: number;
            };
            vehicles: {
                found: number;
                created: number;
                updated: number;
                unchanged: number;
                /** @description No longer in the ERP's complete list */
                ended: number;
            };
            errorCount: number;
            /** @description Why it waits or stopped */
            code: string | null;
            message: string | null;
            nextAttemptAt: string | null;
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            /** @description The first 100 rows with something wrong; the file has all */
            errors: {
                subject: string;
                /** @enum {string} */
                code: "client_unidentified" | "vehicle_unidentified" | "row_unreadable" | "product_untold" | "document_invalid" | "unknown_situation" | "duplicate_record" | "plate_shared" | "owner_changed";
                message: string;
            }[];
        };
        Client: {
            id: string;
            connectionId: string;
            remoteId: string | null;
            name: string;
            /** @description CPF or CNPJ without its mask */
            document: string | null;
            /** @description Null where it is not valid */
            documentMasked: string | null;
            email: string | null;
            phone: string | null;
            createdAt: string;
            updatedAt: string;
        };
        Vehicle: {
            id: string;
            clientId: string;
            /** @description Whom the ERP names as the owner now */
            proposedClientId: string | null;
            remoteId: string | null;
            plate: string | null;
            chassis: string | null;
            renavam: string | null;
            brand: string | null;
            model: string | null;
            color: string | null;
            year: string | null;
            /** @description The ERP's own word */
            situation: string;
            /**
             * @description What it means here
             * @enum {string}
             */
            standing: "active" | "overdue" | "blocked" | "ended" | "unknown";
            hasProduct: boolean | null;
            /** @description Since when the ERP's complete list does not hold it */
            goneAt: string | null;
            /** @description In how many complete imports in a row it was missing */
            absentRuns: number;
            importable: boolean;
            openContract: {
                contractId: string;
                serviceOrderId: string | null;
            } | null;
            updatedAt: string;
        };
        ImportedVehicle: {
            vehicleId: string;
            contractId: string;
            serviceOrderId: string | null;
            /** @description False where there was an open one already */
            created: boolean;
        };
        Contract: {
            id: string;
            connectionId: string;
            clientId: string;
            vehicleId: string;
            productCode: string;
            /** @enum {string} */
            state: "open" | "ended";
            /** @description `product_gone` or `situation_ended` */
            endReason: string | null;
            createdAt: string;
            endedAt: string | null;
        };
        ServiceOrder: {
            id: string;
            connectionId: string;
            contractId: string;
            clientId: string;
            vehicleId: string;
            productCode: string;
            /** @enum {string} */
            kind: "installation";
            /** @enum {string} */
            state: "open" | "cancelled";
            createdAt: string;
            updatedAt: string;
        };
        SaleProblem: {
            code: string;
            path: string;
            message: string;
            hint: string;
        };
        SaleInput: {
            /** @enum {string} */
            kind: "quote" | "order" | "sale";
            number?: string | null;
            /** Format: date */
            date: string;
            /** Format: date-time */
            soldAt?: string | null;
            seller?: {
                name: string;
            } | null;
            customer: {
                externalId?: string | null;
                name: string;
                legalName?: string | null;
                document?: string | null;
                email?: string | null;
                phone?: string | null;
                address?: {
                    street?: string | null;
                    number?: string | null;
                    complement?: string | null;
                    district?: string | null;
                    city?: string | null;
                    state?: string | null;
                    zip?: string | null;
                } | null;
            };
            items: {
                /** @enum {string} */
                type: "product" | "service";
                code?: string | null;
                name: string;
                /** @description Catalogue price; it may change the ERP's product */
                price: string;
                quantity: string;
                /** @description Price in this sale; default: price */
                unitPrice?: string | null;
                /** @description The line's discount, in money */
                discount?: string | null;
            }[];
            shipping?: string | null;
            discount?: string | null;
            notes?: string | null;
            payments?: {
                /** Format: date */
                dueDate: string;
                amount: string;
                method?: string | null;
            }[] | null;
        };
        Delivery: {
            id: string;
            connectionId: string;
            flow: string;
            /** @description The sale's externalId */
            subject: string;
            /** @enum {string} */
            state: "held" | "pending" | "queued" | "running" | "retrying" | "delivered" | "dead" | "superseded";
            /** @enum {string|null} */
            holdReason: "not_active" | "flow_off" | "before_start" | null;
            /** @enum {string} */
            reason: "accepted" | "resend";
            attempts: number;
            /** @description ISO 8601, UTC */
            nextAttemptAt: string | null;
            code: string | null;
            message: string | null;
            hint: string | null;
            /**
             * @description Who has to act
             * @enum {string|null}
             */
            who: "crm" | "administrator" | "erp" | "nobody" | null;
            /** @description The ERP's id of the sale */
            remoteId: string | null;
            /** @description ISO 8601, UTC */
            createdAt: string;
            /** @description ISO 8601, UTC */
            updatedAt: string;
            /** @description ISO 8601, UTC */
            finishedAt: string | null;
        };
        ProblemGroup: {
            id: string;
            /**
             * @description resolved: not shown until it comes again; ignored: not shown at all
             * @enum {string}
             */
            state: "open" | "resolved" | "ignored";
            tenantId: string;
            tenantName: string;
            connectionId: string;
            connectionName: string;
            provider: string;
            code: string;
            /** @description The ERP's words without numbers, ids and quotes */
            cause: string;
            /** @description Of the delivery that stopped last */
            message: string;
            hint: string;
            /**
             * @description Who has to act
             * @enum {string}
             */
            who: "crm" | "administrator" | "erp" | "nobody";
            /** @description Deliveries that still stand with it; counted up to 1000 */
            open: number;
            /** @description How often a delivery has stopped with it */
            occurrences: number;
            firstSeenAt: string;
            lastSeenAt: string;
            /** @description A few of them, newest first */
            subjects: {
                flow: string;
                subject: string;
            }[];
            /** @description For the operator without a tenant: how many have the same */
            tenantCount?: number;
            /** @description A few of these */
            tenants?: {
                id: string;
                name: string;
                problemId: string;
            }[];
        };
        Status: {
            /** @description Nothing fails, is paused by the ERP or waits for a person, and the routine runs */
            ok: boolean;
            /** @description The hub's three-minute round: when it last came to its end */
            routine: {
                ok: boolean;
                lastRunAt: string | null;
            };
            connections: {
                id: string;
                name: string;
                provider: string;
                /** @enum {string} */
                status: "draft" | "pending_approval" | "active" | "paused" | "inactive";
                /** @enum {string|null} */
                pausedReason: "credentials_rejected" | "erp_blocked" | "by_user" | null;
                /** @enum {string} */
                health: "off" | "paused" | "failing" | "needs_you" | "working" | "fine";
                /** @description The last arrival, reading or import */
                lastSuccessAt: string | null;
                /** @description Deliveries that go by themselves; counted up to 1000, like the others */
                waiting: number;
                waitingSince: string | null;
                nextAttemptAt: string | null;
                /** @description Deliveries that need a person */
                dead: number;
                /** @description Deliveries that go only by a resend */
                held: number;
                /** @description Since when nothing works with the ERP, and why */
                failing: {
                    since: string;
                    code: string;
                    message: string;
                } | null;
            }[];
        };
        Replay: {
            id: string;
            filter: {
                [key: string]: unknown;
            };
            matched: number;
            /** @enum {string} */
            state: "running" | "finished" | "aborted";
            waiting: number;
            delivered: number;
            dead: number;
            /** @description Replaced by a newer version, held, or resent by another way before their turn; nothing of them is lost */
            skipped: number;
            createdAt: string;
        };
        LogEntry: {
            id: string;
            /** @description ISO 8601, UTC */
            at: string;
            /** @enum {string} */
            level: "info" | "warning" | "error";
            event: string;
            message: string;
            provider: string | null;
            connectionId: string | null;
            deliveryId: string | null;
            subject: string | null;
            /** @description Requests and answers, secrets masked */
            detail?: unknown;
        };
        LogArchive: {
            id: string;
            /** @description In São Paulo */
            day: string;
            /** @description Its first entry's instant */
            from: string;
            /** @description Its last entry's instant */
            to: string;
            entries: number;
            /** @description Compressed */
            bytes: number;
            archivedAt: string;
        };
        LogRetention: {
            /** @description How long an entry stays in the log */
            days: number;
            /** @description How long its requests and answers do */
            detailDays: number;
            /** @description Whether entries go into the archive before they are deleted */
            archived: boolean;
        };
        NewWebhook: {
            id: string;
            url: string;
            events: string[];
            /** @enum {string} */
            status: "enabled" | "disabled";
            /** @description `gone`: it answered 410; `failing`: it took nothing for days; null: somebody did it */
            disabledReason: string | null;
            createdAt: string;
            /** @description Signs what is sent; shown this once */
            secret: string;
        };
        Webhook: {
            id: string;
            url: string;
            events: string[];
            /** @enum {string} */
            status: "enabled" | "disabled";
            /** @description `gone`: it answered 410; `failing`: it took nothing for days; null: somebody did it */
            disabledReason: string | null;
            createdAt: string;
        };
        WebhookMessage: {
            /** @description The same with each attempt: what came twice is told by it */
            id: string;
            event: string;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            attempts: number;
            nextAttemptAt: string | null;
            lastStatus: number | null;
            lastError: string | null;
            createdAt: string;
        };
        SecretRotation: {
            /** @description The key that values are written with; null without a key ring */
            activeKey: string | null;
            /** @description The ring's keys, and those that values name without being in it */
            keys: {
                id: string;
                active: boolean;
                /** @description How many sealed values are under this key */
                values: number;
            }[];
            /** @description All sealed values */
            total: number;
            /** @description Values that were rewritten since this key became the active one */
            rewritten: number;
            /** @description Values that the sweep still has to rewrite */
            remaining: number;
            /** @description Values that do not open. They are left as they are; save new credentials in their place */
            unreadable: {
                table: string;
                /** @description The row's primary key */
                id: string;
                connectionId: string | null;
                field: string;
                /** @enum {string} */
                code: "not_sealed" | "key_missing" | "tampered" | "wrong_owner";
            }[];
            /** @description ISO 8601, UTC. null while something remains or is not yet verified */
            finishedAt: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        version: string;
                    };
                };
            };
        };
    };
    get_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics, as text */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_tenants: {
        parameters: {
            query?: {
                /** @description Words, or beginnings of words, of the name or of an e-mail address of the team */
                q?: string;
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tenants */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TenantSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_tenants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description The new tenant */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_tenants_tenantId_api_keys: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The tenant's id */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_tenants_tenantId_api_keys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant's id */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name: string;
                    /** @description Default: all of them */
                    scopes?: ("sales:write" | "functions:call" | "imports:write" | "connections:write" | "read")[];
                };
            };
        };
        responses: {
            /** @description The new key */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        scopes: ("sales:write" | "functions:call" | "imports:write" | "connections:write" | "read")[];
                        key: string;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_tenants_tenantId_api_keys_keyId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant's id */
                tenantId: string;
                /** @description The key's id */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_tenants_tenantId_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant's id */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole team, by e-mail */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Member"][];
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_tenants_tenantId_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant's id */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    email: string;
                    name?: string;
                    /** @enum {string} */
                    role: "admin" | "viewer";
                };
            };
        };
        responses: {
            /** @description Invited */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        userId: string;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_tenants_tenantId_members_userId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant's id */
                tenantId: string;
                /** @description The user's id */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_tenants_tenantId_members_userId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant's id */
                tenantId: string;
                /** @description The user's id */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "admin" | "viewer";
                };
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_tenants_tenantId_members_userId_resend_access: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant's id */
                tenantId: string;
                /** @description The user's id */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sent */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        userId: string;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_tenants_tenantId_audit: {
        parameters: {
            query?: {
                action?: "tenant.created" | "tenant.registered" | "api_key.created" | "api_key.revoked" | "connection.created" | "connection.changed" | "reconciliation.started" | "import.started" | "import.cancelled" | "contract.created" | "vehicle.owner_accepted" | "webhook.created" | "webhook.changed" | "webhook.secret_rotated" | "webhook.deleted" | "webhook_address.made" | "webhook_address.removed" | "automation.saved" | "automation.restored" | "automation.removed" | "connection.activated" | "connection.approval_requested" | "connection.approved" | "connection.approval_withdrawn" | "connection.deactivated" | "connection.paused" | "connection.resumed" | "connection.deleted" | "flow.switched" | "sale.resent" | "delivery.replayed" | "replay.aborted" | "replay.started" | "problem.resolved" | "problem.ignored" | "problem.reopened" | "log.exported" | "log.archive_downloaded" | "log.retention_changed" | "member.invited" | "member.access_resent" | "member.accepted" | "member.declined" | "member.role_changed" | "member.removed" | "member.left" | "operator.added" | "operator.removed" | "user.signed_in" | "user.password_set" | "user.two_factor_on" | "user.two_factor_off" | "user.sessions_ended" | "secrets.rotated";
                /** @description A user's or an API key's id, a person's e-mail address, or operator_token */
                actor?: string;
                /** @description Entries at or after this instant */
                from?: string;
                /** @description Entries before this instant */
                to?: string;
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The tenant's id */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_operators: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole team */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Operator"][];
                    };
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_operators: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    email: string;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        userId: string;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_operators_userId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's id */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_audit: {
        parameters: {
            query?: {
                action?: "tenant.created" | "tenant.registered" | "api_key.created" | "api_key.revoked" | "connection.created" | "connection.changed" | "reconciliation.started" | "import.started" | "import.cancelled" | "contract.created" | "vehicle.owner_accepted" | "webhook.created" | "webhook.changed" | "webhook.secret_rotated" | "webhook.deleted" | "webhook_address.made" | "webhook_address.removed" | "automation.saved" | "automation.restored" | "automation.removed" | "connection.activated" | "connection.approval_requested" | "connection.approved" | "connection.approval_withdrawn" | "connection.deactivated" | "connection.paused" | "connection.resumed" | "connection.deleted" | "flow.switched" | "sale.resent" | "delivery.replayed" | "replay.aborted" | "replay.started" | "problem.resolved" | "problem.ignored" | "problem.reopened" | "log.exported" | "log.archive_downloaded" | "log.retention_changed" | "member.invited" | "member.access_resent" | "member.accepted" | "member.declined" | "member.role_changed" | "member.removed" | "member.left" | "operator.added" | "operator.removed" | "user.signed_in" | "user.password_set" | "user.two_factor_on" | "user.two_factor_off" | "user.sessions_ended" | "secrets.rotated";
                /** @description A user's or an API key's id, a person's e-mail address, or operator_token */
                actor?: string;
                /** @description Entries at or after this instant */
                from?: string;
                /** @description Entries before this instant */
                to?: string;
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_dev_outbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mails */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["KeptMail"][];
                    };
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_providers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The providers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            summary: string;
                            /** @description JSON Schema */
                            settings: {
                                [key: string]: unknown;
                            };
                            /** @description JSON Schema */
                            credentials: {
                                [key: string]: unknown;
                            };
                            flows: {
                                id: string;
                                title: string;
                            }[];
                            /**
                             * @description Whose approval an activation waits for; null: it waits for nobody's
                             * @enum {string|null}
                             */
                            approval: "support_team" | null;
                            /** @description The sources of `GET …/options/{field}` */
                            optionFields: string[];
                            /** @description The setting that a source's list depends on, by the source */
                            optionParents: {
                                [key: string]: string;
                            };
                        }[];
                        nextCursor: null;
                    };
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_connections: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of connections */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Connection"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    provider: string;
                    name: string;
                    settings?: {
                        [key: string]: unknown;
                    };
                    credentials?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description The new connection */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_connections_connectionId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_connections_connectionId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_connections_connectionId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    settings?: {
                        [key: string]: unknown;
                    };
                    credentials?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description The connection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections_connectionId_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each check and its result */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        checks: {
                            name: string;
                            title: string;
                            ok: boolean;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_connections_connectionId_diagnosis: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diagnosis"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections_connectionId_diagnosis: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diagnosis"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_connections_connectionId_reconciliations: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of comparisons */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReconciliationSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections_connectionId_reconciliations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The comparison */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_reconciliations_reconciliationId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The comparison's id */
                reconciliationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The comparison */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections_connectionId_activate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections_connectionId_deactivate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections_connectionId_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections_connectionId_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections_connectionId_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_approvals: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Approval"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_connections_connectionId_options_field: {
        parameters: {
            query?: {
                /** @description Words that the label has, or the beginning of the value */
                q?: string;
                /** @description Left out: all values */
                limit?: number;
                /** @description What is chosen in the field that this list depends on. Left out: what is saved */
                chosen?: string;
            };
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
                field: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The values */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            value: string;
                            label: string;
                        }[];
                        /** @description How many values there are, or match the search; `items` may be the first of them */
                        matching: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_connections_connectionId_flows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: boolean;
                };
            };
        };
        responses: {
            /** @description The connection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_functions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every function */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Function"][];
                    };
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_create_order: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: components["schemas"]["OrderInput"];
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            remoteId: string;
                            message?: string;
                            /** @description True when it became a ticket of an existing customer */
                            isIssue: boolean;
                        };
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_create_order_existing_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: {
                        order: components["schemas"]["OrderInput"];
                        /**
                         * @description The customer's CPF or CNPJ, masked or not
                         * @example 529.982.247-25
                         */
                        document: string;
                    };
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            remoteId: string;
                        };
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_create_lead: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: components["schemas"]["LeadInput"];
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            remoteId?: string;
                        };
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_list_resellers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    /** @default {} */
                    input?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            code: string;
                            name: string;
                            document?: string;
                            email?: string;
                        }[];
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_list_products: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    /** @default {} */
                    input?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            id: string;
                            name: string;
                            /** @example 99.90 */
                            price?: string;
                            campaign?: string;
                            priceList?: string;
                        }[];
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_list_due_dates: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    /** @default {} */
                    input?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            id: string;
                            day: number;
                        }[];
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_list_commercial_origins: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    /** @default {} */
                    input?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            id: string;
                            name: string;
                        }[];
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_list_invoices: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: {
                        /**
                         * @description The customer's CPF or CNPJ, masked or not
                         * @example 529.982.247-25
                         */
                        document: string;
                        /** @description The ERP's own id */
                        contractId?: string | number | null;
                        /**
                         * @description Where they are shown. A kiosk shows only what can be paid there: open and overdue ones
                         * @enum {string|null}
                         */
                        channel?: "site" | "app" | "kiosk" | null;
                    };
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: components["schemas"]["Invoice"][];
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_get_invoice_pdf: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: {
                        /** @description The ERP's own id */
                        invoiceId: string | number;
                        /**
                         * @description Helps ERPs that only list a customer's invoices
                         * @example 529.982.247-25
                         */
                        document?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            contentType: string;
                            /** @description The file's bytes */
                            base64: string;
                        };
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_get_invoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: {
                        /** @description The ERP's own id */
                        invoiceId: string | number;
                        /**
                         * @description Helps ERPs that only list a customer's invoices
                         * @example 529.982.247-25
                         */
                        document?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: components["schemas"]["Invoice"];
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_settle_invoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: {
                        /** @description The ERP's own id */
                        invoiceId: string | number;
                        /** @example 99.90 */
                        amount: string;
                        /** @description When the customer paid: a day or an instant */
                        paidAt: string;
                        /** @description Such as PIX or TEF */
                        method: string;
                        /** @description The payment's id: the same id settles at most once */
                        transactionId: string;
                        /**
                         * @description The customer's CPF or CNPJ, masked or not
                         * @example 529.982.247-25
                         */
                        document?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            remoteId?: string;
                            /**
                             * @description processing: the ERP has taken it and works on it
                             * @enum {string}
                             */
                            status: "settled" | "processing" | "already_settled";
                        };
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_get_customer_contacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: {
                        /**
                         * @description The customer's CPF or CNPJ, masked or not
                         * @example 529.982.247-25
                         */
                        document: string;
                    };
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            emails: string[];
                            phones: string[];
                        };
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_list_pending_texts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: {
                        /**
                         * @description The customer's CPF or CNPJ, masked or not
                         * @example 529.982.247-25
                         */
                        document: string;
                    };
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: string[];
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_get_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: {
                        /**
                         * @description The customer's CPF or CNPJ, masked or not
                         * @example 529.982.247-25
                         */
                        document: string;
                    };
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: components["schemas"]["Customer"];
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_open_ticket: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: {
                        /**
                         * @description The customer's CPF or CNPJ, masked or not
                         * @example 529.982.247-25
                         */
                        document: string;
                        /** @description The ERP's own id */
                        contractId?: string | number | null;
                        subject: string;
                        description: string;
                    };
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            protocol: string;
                            remoteId?: string;
                        };
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_list_fiscal_notes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: {
                        /**
                         * @description The customer's CPF or CNPJ, masked or not
                         * @example 529.982.247-25
                         */
                        document: string;
                    };
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: components["schemas"]["FiscalNote"][];
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_get_fiscal_note_pdf: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: {
                        /** @description The ERP's own id */
                        noteId: string | number;
                        /**
                         * @description The customer's CPF or CNPJ, masked or not
                         * @example 529.982.247-25
                         */
                        document?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            contentType: string;
                            /** @description The file's bytes */
                            base64: string;
                        };
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_list_plans: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: {
                        /**
                         * @description The customer's CPF or CNPJ, masked or not
                         * @example 529.982.247-25
                         */
                        document: string;
                    };
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: components["schemas"]["Plan"][];
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_list_blocked_plans: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: {
                        /**
                         * @description The customer's CPF or CNPJ, masked or not
                         * @example 529.982.247-25
                         */
                        document: string;
                    };
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: components["schemas"]["Plan"][];
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_trust_unlock: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: {
                        /** @description The ERP's own id */
                        contractId: string | number;
                        /**
                         * @description The customer's CPF or CNPJ, masked or not
                         * @example 529.982.247-25
                         */
                        document?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            unlocked: boolean;
                            until?: string;
                            message?: string;
                        };
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_functions_update_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the effect of a function that writes: the same key, the same effect and answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Needed only where several connections serve this function */
                    connectionId?: string;
                    input: {
                        /**
                         * @description The customer's CPF or CNPJ, masked or not
                         * @example 529.982.247-25
                         */
                        document: string;
                        changes: {
                            name?: string | null;
                            /** Format: email */
                            email?: string;
                            phone?: string | null;
                            mobile?: string | null;
                            /** Format: date */
                            birthDate?: string;
                            address?: {
                                street?: string | null;
                                number?: string | null;
                                complement?: string | null;
                                district?: string | null;
                                city?: string | null;
                                state?: string | null;
                                zip?: string | null;
                                reference?: string | null;
                                ibgeCode?: string | null;
                            };
                        };
                    };
                };
            };
        };
        responses: {
            /** @description What the ERP answered, in Ponte's shape */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: components["schemas"]["Customer"];
                        /** @description The id of the connection that answered */
                        servedBy: string;
                        durationMs: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_connections_connectionId_polls: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The flows that are read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Poll"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_connections_connectionId_webhooks_in: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The systems */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookAddress"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections_connectionId_webhooks_in_system: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
                /** @description The system that will tell: `auvo` or `omie` */
                system: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address, shown this once: it holds a secret */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_connections_connectionId_webhooks_in_system: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
                /** @description The system that will tell: `auvo` or `omie` */
                system: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken away */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_webhooks_in_connectionId_system_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connectionId: string;
                system: string;
                secret: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Heard */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        message: "pong";
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_automation_templates: {
        parameters: {
            query?: {
                /** @description Only this one */
                template?: "ixc" | "hubsoft" | "sgp";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The templates */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AutomationTemplate"][];
                        nextCursor: null;
                        /** @description JSON Schema */
                        grammar: {
                            [key: string]: unknown;
                        };
                        functions: {
                            /** @enum {string} */
                            name: "create_order" | "create_order_existing_customer" | "create_lead" | "list_resellers" | "list_products" | "list_due_dates" | "list_commercial_origins" | "list_invoices" | "get_invoice_pdf" | "get_invoice" | "settle_invoice" | "get_customer_contacts" | "list_pending_texts" | "get_customer" | "open_ticket" | "list_fiscal_notes" | "get_fiscal_note_pdf" | "list_plans" | "list_blocked_plans" | "trust_unlock" | "update_customer";
                            title: string;
                            /** @enum {string} */
                            effect: "read" | "write" | "delivery";
                            variables: {
                                name: string;
                                type: string;
                                description: string;
                            }[];
                        }[];
                        helpers: {
                            usage: string;
                            description: string;
                        }[];
                        macros: string[];
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections_connectionId_automations_apply_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    template: "ixc" | "hubsoft" | "sgp";
                    /** @description Default: every function of the template */
                    functions?: ("create_order" | "create_order_existing_customer" | "create_lead" | "list_resellers" | "list_products" | "list_due_dates" | "list_commercial_origins" | "list_invoices" | "get_invoice_pdf" | "get_invoice" | "settle_invoice" | "get_customer_contacts" | "list_pending_texts" | "get_customer" | "open_ticket" | "list_fiscal_notes" | "get_fiscal_note_pdf" | "list_plans" | "list_blocked_plans" | "trust_unlock" | "update_customer")[];
                    /**
                     * @description Functions that have an automation get the template's as a new version
                     * @default false
                     */
                    replace?: boolean;
                };
            };
        };
        responses: {
            /** @description What became of each function */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppliedTemplate"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_connections_connectionId_automations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One per function that has one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AutomationVersion"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_connections_connectionId_automations_function: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
                /** @description The function's name, as GET /v1/functions lists it */
                function: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutomationVersion"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_connections_connectionId_automations_function: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
                /** @description The function's name, as GET /v1/functions lists it */
                function: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AutomationContent"];
            };
        };
        responses: {
            /** @description The version that counts now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutomationVersion"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_connections_connectionId_automations_function: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
                /** @description The function's name, as GET /v1/functions lists it */
                function: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken away; its versions stay */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections_connectionId_automations_function_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
                /** @description The function's name, as GET /v1/functions lists it */
                function: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default {} */
                    input?: {
                        [key: string]: unknown;
                    };
                    /** @description What is being written; without it the saved one runs */
                    automation?: {
                        [key: string]: unknown;
                    };
                    /** @description Shows the first call that writes, and does not make it */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description What it came to, and what each step did */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutomationTestRun"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_connections_connectionId_automations_function_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
                /** @description The function's name, as GET /v1/functions lists it */
                function: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AutomationVersion"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections_connectionId_automations_function_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
                /** @description The function's name, as GET /v1/functions lists it */
                function: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description The new version, with the older one's content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutomationVersion"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_connections_connectionId_automations_function_cases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
                /** @description The function's name, as GET /v1/functions lists it */
                function: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AutomationCase"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections_connectionId_automations_function_cases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
                /** @description The function's name, as GET /v1/functions lists it */
                function: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name: string;
                    /** @default {} */
                    input?: {
                        [key: string]: unknown;
                    };
                    automation?: components["schemas"]["AutomationContent"];
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description The case, with its trace */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutomationCaseRun"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections_connectionId_automations_function_cases_caseId_rerun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
                /** @description The function's name, as GET /v1/functions lists it */
                function: string;
                /** @description The case's id */
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    automation?: components["schemas"]["AutomationContent"];
                };
            };
        };
        responses: {
            /** @description What it comes to now, and whether that is the same */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutomationCaseRerun"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_connections_connectionId_automations_function_cases_caseId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
                /** @description The function's name, as GET /v1/functions lists it */
                function: string;
                /** @description The case's id */
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_connections_connectionId_imports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection's id */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_imports: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                connectionId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of imports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ImportSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_imports_importId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import's id */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_imports_importId_events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import's id */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_imports_importId_errors_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import's id */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_imports_importId_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import's id */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import as it ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_clients: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Words of the name, or the beginning of a CPF, a CNPJ, a plate or (from 8 characters on) a chassis, in any spelling */
                q?: string;
                /** @description A whole CPF or CNPJ, with its mask or without */
                document?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of clients */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Client"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_clients_clientId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The client's id */
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_clients_clientId_vehicles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The client's id */
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Vehicle"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_clients_clientId_vehicles_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The client's id */
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client's vehicles, and how many the ERP told of */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Vehicle"][];
                        nextCursor: null;
                        found: number;
                        created: number;
                        updated: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_clients_clientId_vehicles_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The client's id */
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    vehicleIds: string[];
                };
            };
        };
        responses: {
            /** @description The contract and order of each vehicle */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ImportedVehicle"][];
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_clients_clientId_vehicles_vehicleId_accept_owner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The client's id */
                clientId: string;
                /** @description The vehicle's id */
                vehicleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The vehicle */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vehicle"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_contracts: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                clientId?: string;
                vehicleId?: string;
                state?: "open" | "ended";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contracts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Contract"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_service_orders: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                clientId?: string;
                vehicleId?: string;
                state?: "open" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of service orders */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ServiceOrder"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sales_externalId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The sale's id in the CRM */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sale */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        externalId: string;
                        /** @enum {string} */
                        kind: "quote" | "order" | "sale";
                        number: string | null;
                        date: string;
                        customerName: string;
                        total: string;
                        /** @description ISO 8601, UTC */
                        createdAt: string;
                        /** @description ISO 8601, UTC */
                        updatedAt: string;
                        version: number;
                        /** @description The sale as it was sent, without blanks */
                        content: {
                            [key: string]: unknown;
                        };
                        problems: components["schemas"]["SaleProblem"][];
                        deliveries: components["schemas"]["Delivery"][];
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_sales_externalId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The sale's id in the CRM */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SaleInput"];
            };
        };
        responses: {
            /** @description Accepted; 200 when this content was known already */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        externalId: string;
                        /** @enum {string} */
                        kind: "quote" | "order" | "sale";
                        delivery: {
                            id: string;
                            /** @enum {string} */
                            state: "held" | "pending" | "queued" | "running" | "retrying" | "delivered" | "dead" | "superseded";
                        } | null;
                        problems: components["schemas"]["SaleProblem"][];
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sales: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                kind?: "quote" | "order" | "sale";
                /** @description State of the newest delivery */
                state?: "held" | "pending" | "queued" | "running" | "retrying" | "delivered" | "dead" | "superseded";
                /** @description Part of the external id, the number or the customer's name */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sales, each with its newest delivery */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            externalId: string;
                            /** @enum {string} */
                            kind: "quote" | "order" | "sale";
                            number: string | null;
                            date: string;
                            customerName: string;
                            total: string;
                            /** @description ISO 8601, UTC */
                            createdAt: string;
                            /** @description ISO 8601, UTC */
                            updatedAt: string;
                            delivery: {
                                id: string;
                                /** @enum {string} */
                                state: "held" | "pending" | "queued" | "running" | "retrying" | "delivered" | "dead" | "superseded";
                                remoteId: string | null;
                            } | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_sales_externalId_resend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The sale's id in the CRM */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Queued */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveryId: string;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_sales_externalId_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The sale's id in the CRM */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requests in order, and what stands in the way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        requests: {
                            method: string;
                            path: string;
                            body?: unknown;
                            reason: string;
                            write: boolean;
                        }[];
                        problems: {
                            code: string;
                            path?: string;
                            message: string;
                            hint?: string;
                        }[];
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_deliveries: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                state?: "held" | "pending" | "queued" | "running" | "retrying" | "delivered" | "dead" | "superseded";
                connectionId?: string;
                flow?: "sales" | "orders" | "leads" | "customers" | "products" | "stock" | "tasks" | "quotations";
                /** @description The sale's externalId */
                subject?: string;
                /** @description Those that still stand with this problem */
                problemId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Delivery"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The connection or problem that the filter names is not there; `errors` says which field */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_deliveries_deliveryId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The delivery's id */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        connectionId: string;
                        flow: string;
                        /** @description The sale's externalId */
                        subject: string;
                        /** @enum {string} */
                        state: "held" | "pending" | "queued" | "running" | "retrying" | "delivered" | "dead" | "superseded";
                        /** @enum {string|null} */
                        holdReason: "not_active" | "flow_off" | "before_start" | null;
                        /** @enum {string} */
                        reason: "accepted" | "resend";
                        /** @description ISO 8601, UTC */
                        nextAttemptAt: string | null;
                        code: string | null;
                        message: string | null;
                        hint: string | null;
                        /**
                         * @description Who has to act
                         * @enum {string|null}
                         */
                        who: "crm" | "administrator" | "erp" | "nobody" | null;
                        /** @description The ERP's id of the sale */
                        remoteId: string | null;
                        /** @description ISO 8601, UTC */
                        createdAt: string;
                        /** @description ISO 8601, UTC */
                        updatedAt: string;
                        /** @description ISO 8601, UTC */
                        finishedAt: string | null;
                        attempts: {
                            number: number;
                            startedAt: string;
                            finishedAt: string;
                            outcome: string;
                            code: string | null;
                            message: string | null;
                            /** @description Calls to the ERP */
                            calls: number;
                        }[];
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_deliveries_deliveryId_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The delivery's id */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Queued */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        state: string;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_problems: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                state?: "open" | "resolved" | "ignored";
                /** @description Of one tenant only */
                connectionId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of groups */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProblemGroup"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The connection that the filter names is not there; `errors` says which field */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_problems_problemId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The problem's id */
                problemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemGroup"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_problems_problemId_resolve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The problem's id */
                problemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemGroup"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_problems_problemId_ignore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The problem's id */
                problemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemGroup"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_problems_problemId_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The problem's id */
                problemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemGroup"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_problems_problemId_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The problem's id */
                problemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many match; the id tells the progress */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id?: string;
                        matched: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The status */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_replays: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Replay"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_replays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter: {
                        connectionId?: string;
                        provider?: string;
                        /** @enum {string} */
                        flow?: "sales" | "orders" | "leads" | "customers" | "products" | "stock" | "tasks" | "quotations";
                        /** @enum {string} */
                        state?: "held" | "pending" | "queued" | "running" | "retrying" | "delivered" | "dead" | "superseded";
                        /** @description Why they wait or stopped */
                        code?: string;
                        /** @description Part of the external id, of the number, or of the name that the sale or record is known by */
                        q?: string;
                        /** @description Only the sales that this comparison did not find in the ERP any more */
                        reconciliationId?: string;
                        /** @description Deliveries that still stand with this problem */
                        problemId?: string;
                        /**
                         * @description What `from` and `to` are about. created, by default: when deliveries were made. stopped: when they last stopped, or arrived; what still waits is not meant then
                         * @enum {string}
                         */
                        period?: "created" | "stopped";
                        /**
                         * Format: date-time
                         * @description Deliveries made, or stopped, at or after this instant
                         */
                        from?: string;
                        /**
                         * Format: date-time
                         * @description Deliveries made, or stopped, at or before this instant
                         */
                        to?: string;
                    };
                    /**
                     * @description stored: what Ponte has, which is the last that the CRM sent. newest: the systems that Ponte reads by itself (Auvo and Omie) are read again first, and what changed there takes the older content's place
                     * @default stored
                     * @enum {string}
                     */
                    content?: "stored" | "newest";
                    /** @default false */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description How many match; the id tells the progress */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id?: string;
                        matched: number;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The connection, problem or comparison that the filter names is not there; `errors` says which field */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_replays_replayId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The replay's id */
                replayId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The replay */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_replays_replayId_abort: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The replay's id */
                replayId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The replay as it ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_logs: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                connectionId?: string;
                provider?: string;
                level?: "info" | "warning" | "error";
                event?: string;
                /** @description The sale's externalId */
                subject?: string;
                deliveryId?: string;
                /** @description Words, or beginnings of words, of the entry */
                q?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LogEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The connection or delivery that the filter names is not there; `errors` says which field */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_logs_export: {
        parameters: {
            query?: {
                connectionId?: string;
                provider?: string;
                level?: "info" | "warning" | "error";
                event?: string;
                /** @description The sale's externalId */
                subject?: string;
                deliveryId?: string;
                /** @description Words, or beginnings of words, of the entry */
                q?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The connection or delivery that the filter names is not there; `errors` says which field */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_logs_logId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The entry's id */
                logId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry, secrets masked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogEntry"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_log_archives: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objects */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LogArchive"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_log_archives_archiveId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The archived object's id */
                archiveId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": string;
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_log_retention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In days */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogRetention"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_log_retention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    days: number;
                };
            };
        };
        responses: {
            /** @description Set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogRetention"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_webhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Webhook"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_webhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: uri
                     * @description A public https address
                     */
                    url: string;
                    events: ("delivery.delivered" | "delivery.dead" | "connection.paused" | "alert.opened" | "import.finished" | "contract.created" | "service_order.created")[];
                };
            };
        };
        responses: {
            /** @description Added; the secret is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhook"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_webhooks_webhookId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook's id */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken away; what waited for it goes no more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_webhooks_webhookId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook's id */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: uri
                     * @description A public https address
                     */
                    url?: string;
                    events?: ("delivery.delivered" | "delivery.dead" | "connection.paused" | "alert.opened" | "import.finished" | "contract.created" | "service_order.created")[];
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_webhooks_webhookId_rotate_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook's id */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new secret, shown this once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_webhooks_webhookId_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook's id */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On its way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messageId: string;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_webhooks_webhookId_messages: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The webhook's id */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first, with how the last attempt ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookMessage"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid; `errors` names each field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or another tenant's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_secrets_rotation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The progress */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretRotation"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_secrets_rotation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The progress after this round */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretRotation"];
                };
            };
            /** @description No or wrong credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with these credentials */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
