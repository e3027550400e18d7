// Generated from the contracts by `npm run openapi`. Do not edit.
export interface paths {
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with e-mail address and password
         * @description No token needed.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a refresh token for a new session; the old refresh token stops working
         * @description No token needed.
         */
        post: operations["refreshToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who the access token or API key speaks for
         * @description Any signed-in user, any API key.
         */
        get: operations["validateToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the session of the access token: its refresh token stops working
         * @description Any signed-in user, any API key.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's tenant
         * @description Any signed-in user, any API key.
         */
        get: operations["getTenant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users of the tenant
         * @description Any signed-in user, any API key.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user in the tenant
         * @description Roles: admin.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One user
         * @description Any signed-in user, any API key.
         */
        get: operations["getUser"];
        /**
         * Change a user's name, roles, status or password
         * @description Roles: admin.
         */
        put: operations["updateUser"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API keys of the tenant, newest first, revoked ones too; never the keys themselves
         * @description Roles: admin.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key, with which a program calls the API
         * @description Send it as `Authorization: Bearer <key>`. There is no idempotency key: the answer is kept nowhere, since the API key is in it.
         *
         *     Roles: admin.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Names of API keys by their ids, for records that say who did something
         * @description Any signed-in user, any API key.
         */
        get: operations["listApiKeyNames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
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
         * Revoke an API key for good; of one that is revoked already, nothing changes
         * @description Where the key was used a moment ago, it may go on for up to a minute.
         *
         *     Roles: admin.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search processes
         * @description Any signed-in user, any API key.
         */
        get: operations["listProcesses"];
        put?: never;
        /**
         * Create a process with its first draft
         * @description A draft may still have diagnostics; it must be well formed (ids unique, flows between existing nodes).
         *
         *     Roles: designer, admin.
         */
        post: operations["createProcess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dry run of publishing for a definition that is not saved
         * @description Any signed-in user, any API key.
         */
        post: operations["validateDefinition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A process with its working draft
         * @description Any signed-in user, any API key.
         */
        get: operations["getProcess"];
        /**
         * Save the working draft
         * @description Needs `If-Match` with the ETag that was read, so that two editors cannot overwrite each other.
         *
         *     Roles: designer, admin.
         */
        put: operations["updateProcess"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dry run of publishing: what the compiler says of the stored draft
         * @description Any signed-in user, any API key.
         */
        post: operations["validateProcess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a process: it can no longer be edited or started; running executions go on
         * @description Roles: designer, admin.
         */
        post: operations["archiveProcess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compile the draft and publish it as an immutable version
         * @description Roles: designer, admin.
         */
        post: operations["publishProcess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Versions of a process, newest first, the draft included
         * @description Any signed-in user, any API key.
         */
        get: operations["listProcessVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A version with its definition
         * @description Any signed-in user, any API key.
         */
        get: operations["getProcessVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/versions/{version}/asl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The Amazon States Language that a version compiled to
         * @description Roles: designer, manager, admin.
         */
        get: operations["getProcessVersionAsl"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/versions/{version}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How each node compiled and what a visit costs; what a run costs, from the cheapest to the dearest way
         * @description Any signed-in user, any API key.
         */
        get: operations["explainProcessVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/versions/{version}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a published version the active one: new starts run it
         * @description Roles: designer, admin.
         */
        post: operations["activateProcessVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/versions/{version}/deprecate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a published version as no longer recommended; it cannot be the active one
         * @description Roles: designer, admin.
         */
        post: operations["deprecateProcessVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/import/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an import would make of a BPMN 2.0 document: definitions and diagnostics; nothing is saved
         * @description Any signed-in user, any API key.
         */
        post: operations["checkBpmn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create processes from a BPMN 2.0 document
         * @description One draft for each executable process of the document. The document is kept: an export changes in it only what was changed here. `curl --data-binary @model.bpmn -H "Content-Type: application/xml"`
         *
         *     Roles: designer, admin.
         */
        post: operations["importBpmn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/bpmn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The working draft as BPMN 2.0
         * @description Any signed-in user, any API key.
         */
        get: operations["exportProcessBpmn"];
        /**
         * Replace the working draft by a process of a BPMN 2.0 document
         * @description Needs `If-Match` with the ETag of the process. Of several processes the one is taken that was imported before.
         *
         *     Roles: designer, admin.
         */
        put: operations["replaceProcessWithBpmn"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/versions/{version}/bpmn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A version as BPMN 2.0
         * @description Any signed-in user, any API key.
         */
        get: operations["exportProcessVersionBpmn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * History of a draft or branch: every save, newest first
         * @description Any signed-in user, any API key.
         */
        get: operations["listProcessRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/revisions/{revisionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A revision with its definition
         * @description Any signed-in user, any API key.
         */
        get: operations["getProcessRevision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What differs between two states of a process, by what it means
         * @description Any signed-in user, any API key.
         */
        get: operations["compareProcess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a version, revision or branch the draft again
         * @description Needs `If-Match` with the ETag of the draft. The draft that it replaces stays in the history.
         *
         *     Roles: designer, admin.
         */
        post: operations["restoreProcess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Branches of a process, last changed first
         * @description Any signed-in user, any API key.
         */
        get: operations["listProcessBranches"];
        put?: never;
        /**
         * Branch off the draft, a version, a revision or another branch
         * @description Roles: designer, admin.
         */
        post: operations["createProcessBranch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/branches/{branchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A branch with its definition
         * @description Any signed-in user, any API key.
         */
        get: operations["getProcessBranch"];
        /**
         * Save a branch: its definition, and, where they are given, its name and description
         * @description Roles: designer, admin.
         */
        put: operations["updateProcessBranch"];
        post?: never;
        /**
         * Remove a branch; its revisions stay readable by their ids
         * @description Roles: designer, admin.
         */
        delete: operations["deleteProcessBranch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/merge/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a merge would do, and the conflicts that it needs decided; changes nothing
         * @description Any signed-in user, any API key.
         */
        post: operations["previewProcessMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge a version, revision or branch into the draft or a branch
         * @description Three ways, against the common ancestor, field by field. Conflicts without a resolution refuse it: see the preview. Needs `If-Match` with the ETag of the target.
         *
         *     Roles: designer, admin.
         */
        post: operations["mergeProcess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/views/{view}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A process as a flow chart, swimlanes, data flow or hierarchy, as JSON or SVG
         * @description SVG with `Accept: image/svg+xml` or `format=svg`. Positions of its nodes are kept.
         *
         *     Any signed-in user, any API key.
         */
        get: operations["getProcessView"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/trigger-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Trigger links of a process
         * @description Any signed-in user, any API key.
         */
        get: operations["listTriggerLinks"];
        put?: never;
        /**
         * Start the active version whenever the entity is created or purchased
         * @description Roles: designer, admin.
         */
        post: operations["createTriggerLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/trigger-links/{linkId}": {
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
         * Remove a trigger link
         * @description Roles: designer, admin.
         */
        delete: operations["deleteTriggerLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a process is tied to others: derived from the drawings, and declared
         * @description Links of the draft and of every version, each once, with the nodes that make it. At most 500 are given; `truncated` says that there are more.
         *
         *     Any signed-in user, any API key.
         */
        get: operations["listProcessLinks"];
        put?: never;
        /**
         * Declare a link to another process
         * @description Roles: designer, admin.
         */
        post: operations["createProcessLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/links/{linkId}": {
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
         * Remove a declared link
         * @description Roles: designer, admin.
         */
        delete: operations["deleteProcessLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/process-links/cycles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Processes that call each other in a circle, one circle per group
         * @description Any signed-in user, any API key.
         */
        get: operations["listCallCycles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/process-links/orphans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Processes that nothing leads to: no caller, message, signal, trigger link or declared link
         * @description Any signed-in user, any API key.
         */
        get: operations["listOrphanProcesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a change of the process, or of one of its fields, touches: transitively, across versions, with the way there
         * @description Any signed-in user, any API key.
         */
        get: operations["analyseImpact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/where-used": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The drafts and versions that call a process, node by node
         * @description Any signed-in user, any API key.
         */
        get: operations["whereProcessUsed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/process-links/where-used": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The drafts and versions that use a field, a service, a message or a signal
         * @description Services are named `webhook:<origin>`, `rule:<id>`, `connector:<id>`, `agent:<id>` or `sdx:<id>`; messages and signals by their name alone.
         *
         *     Any signed-in user, any API key.
         */
        get: operations["whereUsed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/process-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Templates of the tenant, by name
         * @description Any signed-in user, any API key.
         */
        get: operations["listProcessTemplates"];
        put?: never;
        /**
         * Keep a draft or a version as a template for new processes
         * @description Roles: designer, admin.
         */
        post: operations["createProcessTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/process-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A template with its definition
         * @description Any signed-in user, any API key.
         */
        get: operations["getProcessTemplate"];
        put?: never;
        post?: never;
        /**
         * Remove a template; processes that began with it stay
         * @description Roles: designer, admin.
         */
        delete: operations["deleteProcessTemplate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/process-templates/{id}/instantiate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a new process with the definition of a template
         * @description Roles: designer, admin.
         */
        post: operations["instantiateProcessTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message to the run that waits for it, or to the processes that begin with it
         * @description A message goes to the run that has waited longest. Where none waits, it starts every process whose active version begins with it, with `data` as input. Otherwise it is kept for a day for a run that comes to wait for it.
         *
         *     Any signed-in user, any API key.
         */
        post: operations["publishMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Executions, newest first
         * @description Any signed-in user, any API key.
         */
        get: operations["listExecutions"];
        put?: never;
        /**
         * Start a process
         * @description Any signed-in user, any API key.
         */
        post: operations["startExecution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An execution with its nodes and variables
         * @description Any signed-in user, any API key.
         */
        get: operations["getExecution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, as typed events
         * @description Any signed-in user, any API key.
         */
        get: operations["getExecutionHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{id}/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole tree that an execution belongs to, from its root, with the global context
         * @description Any signed-in user, any API key.
         */
        get: operations["getExecutionTree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Pause an execution and its subprocesses
         * @description Work in progress is finished; the run holds before its next activity. Pausing a paused execution changes nothing.
         *
         *     Roles: manager, designer, admin.
         */
        put: operations["pauseExecution"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Resume a paused execution
         * @description The run goes on at the activities where it holds. A move that waits for work to be done (`whenDone`) is withdrawn.
         *
         *     Roles: manager, designer, admin.
         */
        put: operations["resumeExecution"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Cancel an execution and its subprocesses
         * @description Open tasks of the run are cancelled. Cancelling a cancelled execution changes nothing.
         *
         *     Roles: manager, designer, admin.
         */
        put: operations["cancelExecution"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Continue a run at another node, or repeat the one it stands on
         * @description The run leaves where it stands: its open tasks and subprocesses are cancelled. It goes on at the node, as the same execution, with its history kept. Where it stands on other nodes as well, tasks and timers there begin anew. With `whenDone` the answer may have `awaitsMoveTo`: it is moved later, and resuming it withdraws that.
         *
         *     Roles: manager, designer, admin.
         */
        post: operations["moveExecution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a part of an execution once more: a new execution from one of its nodes on
         * @description It begins with the data as the node was last entered with them, unless `data` is given. The execution itself stays as it is.
         *
         *     Roles: manager, designer, admin.
         */
        post: operations["replayExecution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{id}/position": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The nodes that a run stands on, and joins at which it waits, with the process data there
         * @description Roles: manager, designer, admin.
         */
        get: operations["getExecutionPosition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/versions/{version}/migrations/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which running executions of a version can be migrated to another, and why others cannot
         * @description A page of the running executions at a time, oldest first. Nothing is changed.
         *
         *     Roles: manager, designer, admin.
         */
        post: operations["dryRunMigration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/versions/{version}/migrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Migrate the running executions of a version to another one
         * @description They are migrated one after the other in the background, at most two a second. What is at work is tried again every minute, ten times; those that cannot be migrated stay as they are and are listed.
         *
         *     Roles: manager, designer, admin.
         */
        post: operations["startMigration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}/migrations/{migrationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a migration is
         * @description Roles: manager, designer, admin.
         */
        get: operations["getMigration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tasks; employees see those that they may do
         * @description Any signed-in user, any API key.
         */
        get: operations["listTasks"];
        put?: never;
        /**
         * Create a task by hand, outside any process
         * @description Any signed-in user, any API key.
         */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A task with its form and context
         * @description Any signed-in user, any API key.
         */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Claim a task, hand it to somebody, or give it back
         * @description Any signed-in user, any API key.
         */
        put: operations["assignTask"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/respond": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Complete a task with the values of its form
         * @description Any signed-in user, any API key.
         */
        put: operations["respondTask"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Comments on a task, oldest first
         * @description Any signed-in user, any API key.
         */
        get: operations["listTaskComments"];
        put?: never;
        /**
         * Comment on a task
         * @description Any signed-in user, any API key.
         */
        post: operations["addTaskComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take jobs of a type, each for a while
         * @description Answers at once, with fewer jobs than asked or none when there are no more. Ask again after `pollAfterSeconds`. A job whose lease ends unanswered is given to the next who asks.
         *
         *     Roles: worker, admin.
         */
        post: operations["activateJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a job; the process goes on with the output
         * @description Roles: worker, admin.
         */
        post: operations["completeJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that an attempt failed; without retries left the process sees FlowMaster.JobFailed
         * @description Roles: worker, admin.
         */
        post: operations["failJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/error": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a job with an error of the process, which an error event of that name catches
         * @description Roles: worker, admin.
         */
        post: operations["throwJobError"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep a job for longer, counted from now
         * @description Roles: worker, admin.
         */
        post: operations["extendJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the next worker who asks have an open job: ends its lease or its back-off
         * @description For a worker that is gone, or a failure that is mended. An answer under the lease that was ended is refused. A job that has failed for good is none of these: move or repeat its execution.
         *
         *     Roles: manager, designer, admin.
         */
        post: operations["releaseJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Jobs, newest first: what waits, who has what, what became of it
         * @description Any signed-in user, any API key.
         */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Types of the open jobs: how many wait, since when, and who has some
         * @description The type whose jobs have waited longest comes first. The thousand oldest jobs are counted; `complete` is false when there are more.
         *
         *     Roles: manager, designer, admin.
         */
        get: operations["listJobTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A job
         * @description Any signed-in user, any API key.
         */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a notification to users, e-mail addresses or everybody with a role
         * @description Roles: manager, designer, admin.
         */
        post: operations["sendNotification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's in-app notifications, newest first
         * @description Any signed-in user, any API key.
         */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Status of a notification
         * @description Any signed-in user, any API key.
         */
        get: operations["getNotification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mark a notification as read
         * @description Any signed-in user, any API key.
         */
        put: operations["markNotificationRead"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit log: events of the tenant, newest first, or everything that one call set off
         * @description Any signed-in user, any API key.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One event
         * @description Any signed-in user, any API key.
         */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-schemas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The event registry: every event type with the JSON Schema of its data
         * @description Any signed-in user, any API key.
         */
        get: operations["listEventTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the API answers
         * @description No token needed.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This API as an OpenAPI 3.1 document
         * @description No token needed.
         */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The services of the platform with their live health
         * @description Any signed-in user, any API key.
         */
        get: operations["listServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One service with its live health
         * @description Any signed-in user, any API key.
         */
        get: operations["getService"];
        put?: never;
        post?: never;
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
        /** @enum {string} */
        Role: "designer" | "employee" | "manager" | "worker" | "admin";
        ProcessDefinition: {
            name: string;
            description?: string;
            /** Format: uuid */
            owner?: string;
            /** Format: uuid */
            organization_id?: string;
            /** @default true */
            isTopLevel: boolean;
            metadata?: components["schemas"]["JsonObject"];
            /** @default [] */
            lanes: components["schemas"]["Lane"][];
            nodes: components["schemas"]["NodeDef"][];
            flows: components["schemas"]["Flow"][];
            /** @default [] */
            data_definitions: components["schemas"]["DataDefinition"][];
            diagram?: components["schemas"]["Diagram"];
        };
        JsonObject: {
            [key: string]: components["schemas"]["Json"];
        };
        Json: null | boolean | number | string | components["schemas"]["Json"][] | {
            [key: string]: components["schemas"]["Json"];
        };
        Lane: {
            id: string;
            title: string;
            /** @enum {string} */
            role?: "designer" | "employee" | "manager" | "admin";
            metadata?: components["schemas"]["JsonObject"];
        };
        NodeDef: {
            node_id: string;
            type: components["schemas"]["NodeType"];
            title: string;
            description?: string;
            action_type?: components["schemas"]["ActionType"];
            lane_id?: string;
            scope_id?: string;
            isEntryNode?: boolean;
            isExitNode?: boolean;
            /** @default {} */
            config: components["schemas"]["JsonObject"];
            data?: components["schemas"]["JsonObject"];
            metadata?: components["schemas"]["JsonObject"];
            position?: {
                x: number;
                y: number;
            };
            /** @default [] */
            requiredInputs: string[];
            /** @default [] */
            outputs: string[];
        };
        /** @enum {string} */
        NodeType: "start" | "end" | "human_internal" | "human_external" | "machine" | "external_affiliated" | "external_third_party" | "ai_agent" | "subprocess" | "decision" | "event";
        /** @enum {string} */
        ActionType: "employee_task" | "approval" | "script" | "ai_agent" | "notification" | "webhook" | "connector" | "rule" | "sdx_query";
        Flow: {
            id: string;
            from: string;
            to: string;
            /**
             * @default sequence
             * @enum {string}
             */
            type: "sequence" | "conditional";
            condition?: components["schemas"]["Expression"];
            /** @default false */
            isDefault: boolean;
            label?: string;
            metadata?: components["schemas"]["JsonObject"];
        };
        /** @example amount > 1000 */
        Expression: string;
        DataDefinition: {
            name: string;
            title?: string;
            description?: string;
            schema: components["schemas"]["JsonObject"];
            /** @default false */
            input: boolean;
            /** @default false */
            required: boolean;
            default?: components["schemas"]["Json"];
            metadata?: components["schemas"]["JsonObject"];
        };
        Diagram: {
            shapes: components["schemas"]["DiagramShape"][];
            edges: components["schemas"]["DiagramEdge"][];
        };
        DiagramShape: {
            id: string;
            /** @enum {string} */
            kind: "node" | "lane" | "pool" | "annotation" | "group" | "data_object" | "data_input" | "data_output" | "data_store" | "page" | "other";
            x: number;
            y: number;
            width: number;
            height: number;
            title?: string;
            expanded?: boolean;
            vertical?: boolean;
            label?: {
                x: number;
                y: number;
                width: number;
                height: number;
            };
        };
        DiagramEdge: {
            id: string;
            /** @enum {string} */
            kind: "flow" | "message_flow" | "association" | "data_association" | "other";
            points: {
                x: number;
                y: number;
            }[];
            title?: string;
            label?: {
                x: number;
                y: number;
                width: number;
                height: number;
            };
        };
        /** @enum {string} */
        ProcessStatus: "draft" | "active" | "suspended" | "completed" | "archived";
        /** @example 1.0.0 */
        DefinitionRef: "draft" | string;
        MergeResolution: {
            conflict: string;
            /** @enum {string} */
            take?: "ours" | "theirs" | "base";
            value?: components["schemas"]["Json"];
        };
        /**
         * @description `flow`: the flow chart; `swimlane`: who does what; `data-flow`: which node gives and needs which data; `hierarchy`: the processes that it runs, and those that they run
         * @enum {string}
         */
        ProcessViewKind: "flow" | "swimlane" | "data-flow" | "hierarchy";
        /** @enum {string} */
        TriggerEntityType: "SERVICE_CATALOG" | "PRODUCT";
        /** @enum {string} */
        ProcessLinkType: "calls" | "triggers" | "follows" | "shares_data" | "depends_on";
        Message: {
            /**
             * @description Name of the message that an event waits for
             * @example complaint.confirmed
             */
            name: string;
            /**
             * @description Value that the waiting run expects; left out for events without one
             * @example CASE-1001
             */
            correlationKey?: components["schemas"]["Json"];
            /** @default {} */
            data: components["schemas"]["JsonObject"];
        };
        StartExecution: {
            processId?: string;
            /**
             * @description A published version; the active one when left out
             * @example 1.0.0
             */
            version?: string;
            /** @description Starts the process that the entity is linked to; instead of processId */
            trigger?: {
                entityType: components["schemas"]["TriggerEntityType"];
                entityId: string;
            };
            /** @description Starts at this node with this process data instead of `input`; for managers and designers */
            startAt?: {
                nodeId: string;
                /** @default {} */
                data: components["schemas"]["JsonObject"];
            };
            name?: string;
            /** @default {} */
            input: components["schemas"]["JsonObject"];
            /** @default {} */
            context: components["schemas"]["JsonObject"];
        };
        /** @enum {string} */
        RecordStatus: "CREATED" | "STARTED" | "FAILED_TO_START" | "COMPLETED";
        /** @enum {string} */
        RuntimeStatus: "pending" | "in_progress" | "paused" | "completed" | "failed" | "cancelled";
        MoveExecution: {
            /** @description Node at which the run goes on; the node it stands on repeats it */
            to: string;
            /** @description Node that the run is expected to stand on: it is not moved when it has gone on meanwhile. Of a run that stands on several, the one that is left; at the others it goes on */
            from?: string;
            /** @description The process data that it goes on with; left out: the data as it stood at the node it leaves */
            data?: components["schemas"]["JsonObject"];
            /**
             * @description Of a run that stands on several nodes at once, all are given up, and it goes on at one
             * @default false
             */
            abandonBranches: boolean;
            /**
             * @description Where other nodes are at work just now: the run is held before what follows them, and moved when they are done, instead of being refused
             * @default false
             */
            whenDone: boolean;
            reason?: string;
        };
        FormField: {
            name: string;
            label: string;
            /** @enum {string} */
            type: "text" | "textarea" | "number" | "integer" | "boolean" | "date" | "datetime" | "email" | "url" | "select" | "multiselect";
            /** @default false */
            required: boolean;
            /** @default false */
            readOnly: boolean;
            description?: string;
            placeholder?: string;
            options?: {
                value: string;
                label: string;
            }[];
            minimum?: number;
            maximum?: number;
            minLength?: number;
            maxLength?: number;
            pattern?: string;
            default?: components["schemas"]["Json"];
        };
        /** @enum {string} */
        Priority: "low" | "medium" | "high" | "urgent";
        /** @enum {string} */
        TaskStatus: "pending" | "in_progress" | "completed" | "cancelled" | "overdue";
        /** @example charge-card */
        JobType: string;
        /** @enum {string} */
        JobStatus: "available" | "leased" | "suspended" | "completed" | "failed" | "withdrawn";
        Session: {
            accessToken: string;
            refreshToken: string;
            /** @constant */
            tokenType: "Bearer";
            /** @description Seconds until the access token expires */
            expiresIn: number;
            user: components["schemas"]["User"];
            tenant: {
                /**
                 * Format: uuid
                 * @description UUID of the tenant
                 * @example a0000000-0000-4000-8000-000000000001
                 */
                id: string;
                name: string;
                /**
                 * @description Short name, unique on the platform
                 * @example acme
                 */
                slug: string;
            };
        };
        User: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description UUID of the tenant
             * @example a0000000-0000-4000-8000-000000000001
             */
            tenant_id: string;
            /** Format: uuid */
            organization_id: string;
            /** Format: email */
            email: string;
            name: string;
            roles: components["schemas"]["Role"][];
            /** @enum {string} */
            status: "active" | "disabled";
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            updatedAt: string;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @example task.already-completed */
            code: string;
            detail: string;
            instance?: string;
            requestId: string;
            help?: string;
            errors?: components["schemas"]["ProblemError"][];
        };
        ProblemError: {
            /** @description JSON pointer into the body, or `query.<name>`, `path.<name>`, `header.<name>` */
            path: string;
            code: string;
            message: string;
            help?: string;
        };
        ApiKey: {
            /**
             * Format: uuid
             * @description UUID of the API key
             */
            id: string;
            name: string;
            /**
             * @description First characters of the key
             * @example fmk_019aa8c1b2f37d3e
             */
            prefix: string;
            roles: components["schemas"]["Role"][];
            /** @enum {string} */
            status: "active" | "expired" | "revoked";
            /** Format: uuid */
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description To the hour
             * @example 2026-02-02T13:18:53.000Z
             */
            lastUsedAt?: string;
            /** Format: uuid */
            revokedBy?: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            revokedAt?: string;
        };
        Tenant: {
            /**
             * Format: uuid
             * @description UUID of the tenant
             * @example a0000000-0000-4000-8000-000000000001
             */
            id: string;
            name: string;
            /**
             * @description Short name, unique on the platform
             * @example acme
             */
            slug: string;
            /** Format: uuid */
            organization_id: string;
            /** @enum {string} */
            status: "active" | "suspended";
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            updatedAt: string;
        };
        CreatedApiKey: {
            /**
             * Format: uuid
             * @description UUID of the API key
             */
            id: string;
            name: string;
            /**
             * @description First characters of the key
             * @example fmk_019aa8c1b2f37d3e
             */
            prefix: string;
            roles: components["schemas"]["Role"][];
            /** @enum {string} */
            status: "active" | "expired" | "revoked";
            /** Format: uuid */
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description To the hour
             * @example 2026-02-02T13:18:53.000Z
             */
            lastUsedAt?: string;
            /** Format: uuid */
            revokedBy?: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            revokedAt?: string;
            /** @description The key itself. It is shown this once and stored nowhere */
            key: string;
        };
        Process: {
            name: string;
            description?: string;
            /** Format: uuid */
            owner?: string;
            /** Format: uuid */
            organization_id?: string;
            /** @default true */
            isTopLevel: boolean;
            metadata?: components["schemas"]["JsonObject"];
            /** @default [] */
            lanes: components["schemas"]["Lane"][];
            nodes: components["schemas"]["NodeDefOutput"][];
            flows: components["schemas"]["FlowOutput"][];
            /** @default [] */
            data_definitions: components["schemas"]["DataDefinitionOutput"][];
            diagram?: components["schemas"]["Diagram"];
            id: string;
            /**
             * Format: uuid
             * @description UUID of the tenant
             * @example a0000000-0000-4000-8000-000000000001
             */
            tenant_id: string;
            status: components["schemas"]["ProcessStatus"];
            /** @example 1.0.0 */
            version: string;
            /** @example 1.0.0 */
            activeVersion?: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            updatedAt: string;
            /** Format: uuid */
            createdBy: string;
        };
        ProcessSummary: {
            id: string;
            /**
             * Format: uuid
             * @description UUID of the tenant
             * @example a0000000-0000-4000-8000-000000000001
             */
            tenant_id: string;
            status: components["schemas"]["ProcessStatus"];
            /** @example 1.0.0 */
            version: string;
            /** @example 1.0.0 */
            activeVersion?: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            updatedAt: string;
            /** Format: uuid */
            createdBy: string;
            name: string;
            description?: string;
            /** Format: uuid */
            owner?: string;
            isTopLevel: boolean;
            nodeCount: number;
        };
        ProcessValidation: {
            publishable: boolean;
            diagnostics: components["schemas"]["Diagnostic"][];
        };
        Diagnostic: {
            code: string;
            /** @enum {string} */
            severity: "error" | "warning" | "info";
            nodeId?: string;
            flowId?: string;
            field?: string;
            position?: number;
            message: string;
            help: string;
            path?: string[];
        };
        ProcessVersion: {
            id: string;
            processId: string;
            /** @example 1.0.0 */
            version: string;
            versionNote?: string;
            status: components["schemas"]["VersionStatus"];
            active: boolean;
            revisionId?: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            publishedAt?: string;
            /** Format: uuid */
            publishedBy?: string;
            definitionHash?: string;
            stateMachineArn?: string;
            stateMachineVersionArn?: string;
        };
        /** @enum {string} */
        VersionStatus: "DRAFT" | "PUBLISHED" | "DEPRECATED";
        NodeExplanation: {
            nodeId: string;
            title: string;
            construct: string;
            states: string[];
            transitionsPerVisit: number;
            lambdaCallsPerVisit: number;
            costPerVisit: number;
            cost: components["schemas"]["Cost"];
            historyEventsPerVisit: number;
            fixedPayloadBytes: number;
            quotas: string[];
            perInstance: boolean;
        };
        /** @description US dollars at the prices of `prices` */
        Cost: {
            total: number;
            stateTransitions: number;
            lambda: number;
            dynamodb: number;
            events: number;
        };
        Explanation: {
            nodes: components["schemas"]["NodeExplanation"][];
            process: components["schemas"]["ProcessExplanation"];
            region: string;
            prices: components["schemas"]["Price"][];
            pricesAsOf: string;
            quotas: components["schemas"]["Quota"][];
            assumptions: {
                lambdaMemoryGb: number;
                lambdaSeconds: number;
                itemKilobytes: number;
            };
        };
        ProcessExplanation: {
            transitions: {
                min: number;
                max: number;
            };
            lambdaCalls: {
                min: number;
                max: number;
            };
            historyEvents: {
                min: number;
                max: number;
            };
            /** @description US dollars */
            cost: {
                min: number;
                max: number;
            };
            repetitions: components["schemas"]["Repetition"][];
            subprocesses: string[];
            definitionBytes: number;
        };
        Repetition: {
            /**
             * @description A loop of the process, or a multi-instance activity
             * @enum {string}
             */
            kind: "loop" | "instances";
            nodeIds: string[];
            transitions: number;
            lambdaCalls: number;
            historyEvents: number;
            cost: number;
        };
        Price: {
            id: string;
            unit: string;
            usd: number;
            /** Format: uri */
            source: string;
            /** @description Date at which the price was last confirmed */
            asOf: string;
            /**
             * @description Publications of AWS give the figure too, or those of others only
             * @enum {string}
             */
            confirmedBy: "aws" | "others";
        };
        Quota: {
            id: string;
            name: string;
            limit: string;
            /** Format: uri */
            source: string;
        };
        BpmnCheck: {
            processes: {
                bpmnId: string;
                publishable: boolean;
                diagnostics: components["schemas"]["Diagnostic"][];
                definition: components["schemas"]["ProcessDefinitionOutput"];
            }[];
            left: {
                bpmnId: string;
                name: string;
            }[];
            diagnostics: components["schemas"]["Diagnostic"][];
            /** @description Bindings to fill in, where the document leaves something to decide: a null for each decision */
            template?: components["schemas"]["BpmnBindingsTemplate"];
        };
        BpmnBindingsTemplate: {
            nodes: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            flows: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            data?: components["schemas"]["DataDefinitionOutput"][];
        };
        BpmnImport: {
            processes: {
                bpmnId: string;
                publishable: boolean;
                diagnostics: components["schemas"]["Diagnostic"][];
                process: components["schemas"]["ProcessSummary"];
            }[];
            left: {
                bpmnId: string;
                name: string;
            }[];
            diagnostics: components["schemas"]["Diagnostic"][];
        };
        ProcessRevision: {
            id: string;
            processId: string;
            branchId?: string;
            /**
             * @description `recorded`: was there when histories began to be kept
             * @enum {string}
             */
            kind: "created" | "saved" | "restored" | "branched" | "merged" | "recorded";
            note?: string;
            from?: components["schemas"]["DefinitionRef"];
            parents: string[];
            counts?: components["schemas"]["ProcessChangeCounts"];
            name: string;
            nodeCount: number;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
        };
        ProcessChangeCounts: {
            added: number;
            removed: number;
            changed: number;
            moved: number;
        };
        ProcessElementChange: {
            element: components["schemas"]["ProcessElementKind"];
            id: string;
            title: string;
            /** @enum {string} */
            change: "added" | "removed" | "changed" | "moved";
            fields: components["schemas"]["ProcessFieldChange"][];
        };
        /** @enum {string} */
        ProcessElementKind: "process" | "lane" | "node" | "flow" | "data_definition";
        ProcessFieldChange: {
            /**
             * @description JSON pointer within the element
             * @example /config/form_fields/amount/label
             */
            path: string;
            /** @enum {string} */
            change: "added" | "removed" | "changed";
            before?: components["schemas"]["Json"];
            after?: components["schemas"]["Json"];
            meaning: boolean;
        };
        ProcessBranch: {
            id: string;
            processId: string;
            name: string;
            description?: string;
            from: components["schemas"]["DefinitionRef"];
            baseRevisionId: string;
            revisionId: string;
            nodeCount: number;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            updatedAt: string;
            /** Format: uuid */
            createdBy: string;
        };
        ProcessDiff: {
            identical: boolean;
            equivalent: boolean;
            counts: components["schemas"]["ProcessChangeCounts"];
            changes: components["schemas"]["ProcessElementChange"][];
        };
        MergeConflict: {
            id: string;
            element: components["schemas"]["ProcessElementKind"];
            elementId: string;
            title: string;
            path: string;
            /** @enum {string} */
            kind: "both-changed" | "removed-changed" | "removed-used";
            base?: components["schemas"]["Json"];
            ours?: components["schemas"]["Json"];
            theirs?: components["schemas"]["Json"];
            message: string;
        };
        ProcessView: {
            view: components["schemas"]["ProcessViewKind"];
            processId: string;
            ref: components["schemas"]["DefinitionRef"];
            name: string;
            width: number;
            height: number;
            shapes: components["schemas"]["ProcessViewShape"][];
            lines: components["schemas"]["ProcessViewLine"][];
        };
        ProcessViewShape: {
            id: string;
            /** @enum {string} */
            kind: "start" | "end" | "event" | "boundary" | "gateway" | "activity" | "lane" | "data" | "process";
            type: string;
            title: string;
            detail?: string;
            /** @enum {string} */
            caption?: "above" | "below" | "aside";
            x: number;
            y: number;
            width: number;
            height: number;
            nodeId?: string;
            processId?: string;
            version?: string;
            /** @enum {string} */
            mark?: "cycle" | "repeated" | "missing" | "cut";
        };
        ProcessViewLine: {
            id: string;
            /** @enum {string} */
            kind: "sequence" | "conditional" | "default" | "produces" | "uses" | "calls";
            from: string;
            to: string;
            points: {
                x: number;
                y: number;
            }[];
            label?: string;
            labelAt?: {
                x: number;
                y: number;
            };
        };
        TriggerLink: {
            id: string;
            processId: string;
            entityType: components["schemas"]["TriggerEntityType"];
            entityId: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
        };
        ProcessLink: {
            id?: string;
            type: components["schemas"]["ProcessLinkType"];
            /** @enum {string} */
            origin: "derived" | "declared";
            from: components["schemas"]["LinkedProcess"];
            to: components["schemas"]["LinkedProcess"];
            evidence: components["schemas"]["ProcessLinkEvidence"][];
            description?: string;
            metadata?: components["schemas"]["JsonObject"];
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt?: string;
            /** Format: uuid */
            createdBy?: string;
        };
        LinkedProcess: {
            id: string;
            name?: string;
            status?: components["schemas"]["ProcessStatus"];
            missing: boolean;
        };
        ProcessLinkEvidence: {
            processId: string;
            version: string;
            state: components["schemas"]["ProcessCopyState"];
            nodeId?: string;
            title?: string;
            calledVersion?: string;
            name?: string;
        };
        /** @enum {string} */
        ProcessCopyState: "draft" | "active" | "published" | "deprecated";
        Impact: {
            subject: {
                process: components["schemas"]["LinkedProcess"];
                field?: string;
            };
            uses: components["schemas"]["FieldUse"][];
            hits: components["schemas"]["ImpactHit"][];
            counts: {
                breaking: number;
                review: number;
                info: number;
            };
            truncated: boolean;
        };
        FieldUse: {
            version: string;
            state: components["schemas"]["ProcessCopyState"];
            nodeId?: string;
            flowId?: string;
            title: string;
            /** @enum {string} */
            use: "start-form" | "reads" | "writes" | "expression";
            severity: components["schemas"]["ImpactSeverity"];
        };
        /** @enum {string} */
        ImpactSeverity: "breaking" | "review" | "info";
        ImpactHit: {
            process: components["schemas"]["LinkedProcess"];
            severity: components["schemas"]["ImpactSeverity"];
            distance: number;
            path: components["schemas"]["ImpactStep"][];
            reason: string;
        };
        ImpactStep: {
            type: components["schemas"]["ProcessLinkType"];
            from: components["schemas"]["LinkedProcess"];
            to: components["schemas"]["LinkedProcess"];
            evidence: components["schemas"]["ProcessLinkEvidence"][];
        };
        Use: {
            process: components["schemas"]["LinkedProcess"];
            version: string;
            state: components["schemas"]["ProcessCopyState"];
            nodeId?: string;
            title?: string;
            /** @enum {string} */
            use: "calls" | "defines" | "input" | "service" | "awaits" | "throws";
            calledVersion?: string;
        };
        ProcessTemplate: {
            id: string;
            name: string;
            description?: string;
            category?: string;
            sourceProcessId: string;
            /** @example 1.0.0 */
            sourceVersion?: string;
            nodeCount: number;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            updatedAt: string;
            /** Format: uuid */
            createdBy: string;
        };
        ExecutionSummary: {
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID of the tenant
             * @example a0000000-0000-4000-8000-000000000001
             */
            tenant_id: string;
            name: string;
            processId: string;
            processName: string;
            /** @example 1.0.0 */
            version: string;
            status: components["schemas"]["RecordStatus"];
            runtimeStatus: components["schemas"]["RuntimeStatus"];
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            parentExecutionId?: string;
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            rootExecutionId: string;
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            replayOf?: string;
            awaitsMoveTo?: string;
            correlationId: string;
            startedBy: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            startedAt?: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            endedAt?: string;
        };
        Execution: {
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID of the tenant
             * @example a0000000-0000-4000-8000-000000000001
             */
            tenant_id: string;
            name: string;
            processId: string;
            processName: string;
            /** @example 1.0.0 */
            version: string;
            status: components["schemas"]["RecordStatus"];
            runtimeStatus: components["schemas"]["RuntimeStatus"];
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            parentExecutionId?: string;
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            rootExecutionId: string;
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            replayOf?: string;
            awaitsMoveTo?: string;
            correlationId: string;
            startedBy: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            startedAt?: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            endedAt?: string;
            input: components["schemas"]["JsonObject"];
            context: components["schemas"]["JsonObject"];
            output?: components["schemas"]["Json"];
            error?: {
                name: string;
                cause?: string;
                nodeId?: string;
            };
            currentNodes: components["schemas"]["NodeInstance"][];
            nodes: components["schemas"]["NodeInstance"][];
            takenFlows: string[];
            nodeVariables: {
                [key: string]: {
                    input?: components["schemas"]["Json"];
                    output?: components["schemas"]["Json"];
                };
            };
        };
        NodeInstance: {
            id: string;
            nodeId: string;
            title: string;
            type: string;
            visit: number;
            index?: number;
            status: components["schemas"]["NodeStatus"];
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            startedAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            endedAt?: string;
            durationMs?: number;
            attempts: number;
            input?: components["schemas"]["Json"];
            output?: components["schemas"]["Json"];
            error?: {
                name: string;
                cause?: string;
            };
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            childExecutionId?: string;
        };
        /** @enum {string} */
        NodeStatus: "pending" | "in_progress" | "paused" | "completed" | "failed" | "cancelled";
        HistoryEvent: {
            id: number;
            /** @enum {string} */
            type: "execution.created" | "execution.started" | "execution.paused" | "execution.resumed" | "execution.completed" | "execution.failed" | "execution.cancelled" | "execution.moved" | "execution.migrated" | "execution.move-awaited" | "execution.move-dropped" | "node.entered" | "node.started" | "node.waiting" | "node.retried" | "node.held" | "node.completed" | "node.failed" | "node.cancelled";
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            time: string;
            nodeId?: string;
            title?: string;
            visit?: number;
            durationMs?: number;
            detail?: components["schemas"]["JsonObject"];
        };
        ExecutionTreeNode: {
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID of the tenant
             * @example a0000000-0000-4000-8000-000000000001
             */
            tenant_id: string;
            name: string;
            processId: string;
            processName: string;
            /** @example 1.0.0 */
            version: string;
            status: components["schemas"]["RecordStatus"];
            runtimeStatus: components["schemas"]["RuntimeStatus"];
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            parentExecutionId?: string;
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            rootExecutionId: string;
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            replayOf?: string;
            awaitsMoveTo?: string;
            correlationId: string;
            startedBy: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            startedAt?: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            endedAt?: string;
            children: components["schemas"]["ExecutionTreeNode"][];
        };
        Position: {
            nodes: {
                nodeId: string;
                title: string;
                data: components["schemas"]["JsonObject"];
                waits: boolean;
            }[];
            data: components["schemas"]["JsonObject"];
        };
        MigrationCheck: {
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            executionId: string;
            name: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            startedAt: string;
            at: {
                nodeId: string;
                title: string;
            }[];
            to: string[];
            migratable: boolean;
            problems: components["schemas"]["MigrationProblem"][];
            notes: components["schemas"]["MigrationProblem"][];
        };
        MigrationProblem: {
            code: string;
            message: string;
        };
        Migration: {
            id: string;
            processId: string;
            /** @example 1.0.0 */
            version: string;
            /** @example 1.0.0 */
            target: string;
            mapping: {
                [key: string]: string;
            };
            reason?: string;
            /** @enum {string} */
            status: "running" | "completed";
            migrated: number;
            refused: number;
            waiting: number;
            refusals: {
                /**
                 * Format: uuid
                 * @description UUID of the execution; also the name of its Step Functions execution
                 */
                executionId: string;
                name: string;
                problems: components["schemas"]["MigrationProblem"][];
            }[];
            startedBy: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            endedAt?: string;
        };
        HumanTask: {
            id: string;
            /**
             * Format: uuid
             * @description UUID of the tenant
             * @example a0000000-0000-4000-8000-000000000001
             */
            tenant_id: string;
            title: string;
            description?: string;
            status: components["schemas"]["TaskStatus"];
            /**
             * @default employee_task
             * @enum {string}
             */
            kind: "employee_task" | "approval" | "external";
            /** Format: uuid */
            assignee?: string;
            candidate_role?: components["schemas"]["Role"];
            candidate_users?: string[];
            process_id?: string;
            process_name?: string;
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            execution_id?: string;
            node_id?: string;
            form_fields: components["schemas"]["FormFieldOutput"][];
            context_data: {
                execution_variables: components["schemas"]["JsonObject"];
                form_data: components["schemas"]["JsonObject"];
            };
            result?: components["schemas"]["JsonObject"];
            priority: components["schemas"]["Priority"];
            party?: {
                name?: string;
                email?: string;
            };
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            updated_at: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            due_at?: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            timeout_at?: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            completed_at?: string;
            /** Format: uuid */
            completed_by?: string;
            metadata: components["schemas"]["JsonObject"];
        };
        TaskComment: {
            id: string;
            task_id: string;
            /** Format: uuid */
            author: string;
            author_name: string;
            text: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            created_at: string;
        };
        TakenJob: {
            id: string;
            type: components["schemas"]["JobType"];
            status: components["schemas"]["JobStatus"];
            /** @description Title of the node */
            title: string;
            processId: string;
            version: string;
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            executionId: string;
            nodeId: string;
            instance?: number;
            /** @description What the node says to whoever does the work */
            headers: components["schemas"]["JsonObject"];
            input: components["schemas"]["Json"];
            /** @description How often it has been taken */
            attempt: number;
            /** @description How often it may still be tried */
            retriesLeft: number;
            /**
             * Format: date-time
             * @description It is given to nobody before
             * @example 2026-02-02T13:18:53.000Z
             */
            availableAt: string;
            /** @description Who has it, or had it last */
            worker?: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            deadline: string;
            /**
             * Format: date-time
             * @description When the process no longer waits for it
             * @example 2026-02-02T13:18:53.000Z
             */
            timeoutAt?: string;
            error?: {
                name: string;
                message?: string;
            };
            output?: components["schemas"]["JsonObject"];
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            endedAt?: string;
            /** @description Proves that the job is yours; send it with the answer */
            lease: string;
        };
        Job: {
            id: string;
            type: components["schemas"]["JobType"];
            status: components["schemas"]["JobStatus"];
            /** @description Title of the node */
            title: string;
            processId: string;
            version: string;
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            executionId: string;
            nodeId: string;
            instance?: number;
            /** @description What the node says to whoever does the work */
            headers: components["schemas"]["JsonObject"];
            input: components["schemas"]["Json"];
            /** @description How often it has been taken */
            attempt: number;
            /** @description How often it may still be tried */
            retriesLeft: number;
            /**
             * Format: date-time
             * @description It is given to nobody before
             * @example 2026-02-02T13:18:53.000Z
             */
            availableAt: string;
            /** @description Who has it, or had it last */
            worker?: string;
            /**
             * Format: date-time
             * @description End of the lease
             * @example 2026-02-02T13:18:53.000Z
             */
            deadline?: string;
            /**
             * Format: date-time
             * @description When the process no longer waits for it
             * @example 2026-02-02T13:18:53.000Z
             */
            timeoutAt?: string;
            error?: {
                name: string;
                message?: string;
            };
            output?: components["schemas"]["JsonObject"];
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            endedAt?: string;
        };
        JobTypeUse: {
            type: components["schemas"]["JobType"];
            /** @description Wait for a worker */
            available: number;
            /** @description Wait for the end of a back-off after a failed attempt */
            delayed: number;
            /** @description A worker has them */
            leased: number;
            /** @description Their execution is paused */
            suspended: number;
            /** @description Of all these, those of which an attempt has failed */
            failing: number;
            /**
             * Format: date-time
             * @description When the oldest of them was opened
             * @example 2026-02-02T13:18:53.000Z
             */
            oldestAt: string;
            /** @description Who has some of them, at most twenty names */
            workers: string[];
        };
        Notification: {
            id: string;
            /**
             * Format: uuid
             * @description UUID of the tenant
             * @example a0000000-0000-4000-8000-000000000001
             */
            tenant_id: string;
            /** @enum {string} */
            channel: "email" | "in_app";
            to: string;
            subject: string;
            body: string;
            /** @enum {string} */
            status: "queued" | "sent" | "failed" | "read";
            /**
             * Format: uuid
             * @description UUID of the execution; also the name of its Step Functions execution
             */
            executionId?: string;
            error?: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            sentAt?: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            readAt?: string;
        };
        AuditEntry: {
            id: string;
            type: string;
            /**
             * Format: uuid
             * @description UUID of the tenant
             * @example a0000000-0000-4000-8000-000000000001
             */
            tenantId: string;
            actor: components["schemas"]["Actor"];
            correlationId: string;
            causationId?: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            time: string;
            version: number;
            data: {
                [key: string]: unknown;
            };
            source: string;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            recordedAt: string;
        };
        Actor: {
            /** @enum {string} */
            type: "user" | "service" | "api_key" | "system";
            id: string;
            name?: string;
        };
        EventType: {
            type: string;
            context: string;
            version: number;
            summary: string;
            schema: components["schemas"]["JsonObject"];
        };
        Service: {
            name: string;
            summary: string;
            /** @enum {string} */
            status: "healthy" | "degraded" | "unhealthy";
            latencyMs?: number;
            /**
             * Format: date-time
             * @example 2026-02-02T13:18:53.000Z
             */
            checkedAt: string;
            detail?: string;
            operations: {
                id: string;
                method: string;
                path: string;
                summary: string;
            }[];
        };
        NodeDefOutput: {
            node_id: string;
            type: components["schemas"]["NodeType"];
            title: string;
            description?: string;
            action_type?: components["schemas"]["ActionType"];
            lane_id?: string;
            scope_id?: string;
            isEntryNode?: boolean;
            isExitNode?: boolean;
            /** @default {} */
            config: components["schemas"]["JsonObject"];
            data?: components["schemas"]["JsonObject"];
            metadata?: components["schemas"]["JsonObject"];
            position?: {
                x: number;
                y: number;
            };
            /** @default [] */
            requiredInputs: string[];
            /** @default [] */
            outputs: string[];
        };
        FlowOutput: {
            id: string;
            from: string;
            to: string;
            /**
             * @default sequence
             * @enum {string}
             */
            type: "sequence" | "conditional";
            condition?: components["schemas"]["Expression"];
            /** @default false */
            isDefault: boolean;
            label?: string;
            metadata?: components["schemas"]["JsonObject"];
        };
        DataDefinitionOutput: {
            name: string;
            title?: string;
            description?: string;
            schema: components["schemas"]["JsonObject"];
            /** @default false */
            input: boolean;
            /** @default false */
            required: boolean;
            default?: components["schemas"]["Json"];
            metadata?: components["schemas"]["JsonObject"];
        };
        ProcessDefinitionOutput: {
            name: string;
            description?: string;
            /** Format: uuid */
            owner?: string;
            /** Format: uuid */
            organization_id?: string;
            /** @default true */
            isTopLevel: boolean;
            metadata?: components["schemas"]["JsonObject"];
            /** @default [] */
            lanes: components["schemas"]["Lane"][];
            nodes: components["schemas"]["NodeDefOutput"][];
            flows: components["schemas"]["FlowOutput"][];
            /** @default [] */
            data_definitions: components["schemas"]["DataDefinitionOutput"][];
            diagram?: components["schemas"]["Diagram"];
        };
        FormFieldOutput: {
            name: string;
            label: string;
            /** @enum {string} */
            type: "text" | "textarea" | "number" | "integer" | "boolean" | "date" | "datetime" | "email" | "url" | "select" | "multiselect";
            /** @default false */
            required: boolean;
            /** @default false */
            readOnly: boolean;
            description?: string;
            placeholder?: string;
            options?: {
                value: string;
                label: string;
            }[];
            minimum?: number;
            maximum?: number;
            minLength?: number;
            maxLength?: number;
            pattern?: string;
            default?: components["schemas"]["Json"];
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
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "email": "dana@acme.example",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                    /** @description Slug or id; needed when the address is known in several tenants */
                    tenant?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.invalid-credentials`, `auth.tenant-required`, `auth.too-many-attempts` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refreshToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    refreshToken: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.invalid-refresh-token` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    validateToken: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        valid: true;
                        /**
                         * Format: date-time
                         * @description Left out for an API key that does not end
                         * @example 2026-02-02T13:18:53.000Z
                         */
                        expiresAt?: string;
                        /** @description Left out for an API key */
                        user?: components["schemas"]["User"];
                        apiKey?: components["schemas"]["ApiKey"];
                        tenant: {
                            /**
                             * Format: uuid
                             * @description UUID of the tenant
                             * @example a0000000-0000-4000-8000-000000000001
                             */
                            id: string;
                            name: string;
                            /**
                             * @description Short name, unique on the platform
                             * @example acme
                             */
                            slug: string;
                        };
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.person-required` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTenant: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                role?: components["schemas"]["Role"];
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["User"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    name: string;
                    roles: components["schemas"]["Role"][];
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user.email-taken` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    roles?: components["schemas"]["Role"][];
                    /** @enum {string} */
                    status?: "active" | "disabled";
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user.not-found`, `user.last-admin` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "GitHub Actions of order-processes",
                 *       "roles": [
                 *         "designer"
                 *       ],
                 *       "expiresAt": "2027-06-30T00:00:00.000Z"
                 *     }
                 */
                "application/json": {
                    /** @description What the key is for, for people to see */
                    name: string;
                    roles: components["schemas"]["Role"][];
                    /**
                     * Format: date-time
                     * @description When it stops working; never when left out
                     * @example 2026-02-02T13:18:53.000Z
                     */
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `api-key.expiry-passed`, `api-key.too-many`, `auth.person-required` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeyNames: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUID of the API key
                             */
                            id: string;
                            name: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                /** @description UUID of the API key */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `api-key.not-found`, `auth.person-required` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProcesses: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                /** @description Words of the name or description */
                q?: string;
                status?: components["schemas"]["ProcessStatus"];
                owner?: string;
                isTopLevel?: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProcessSummary"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProcess: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProcessDefinition"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Process"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.invalid` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    validateDefinition: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProcessDefinition"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessValidation"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProcess: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Process"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateProcess: {
        parameters: {
            query?: {
                /** @description Why, for the history */
                note?: string;
            };
            header: {
                "X-Tenant-Id"?: string;
                /** @description The ETag that was read */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProcessDefinition"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Process"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.precondition-required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.invalid`, `process.archived`, `request.precondition-failed` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    validateProcess: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessValidation"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archiveProcess: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessSummary"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishProcess: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Default: the version shown on the process
                     * @example 1.0.0
                     */
                    version?: string;
                    versionNote?: string;
                    /** @default true */
                    activate?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: components["schemas"]["ProcessVersion"];
                        diagnostics: components["schemas"]["Diagnostic"][];
                        explain: components["schemas"]["NodeExplanation"][];
                    };
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.not-publishable`, `process.version-exists`, `process.archived` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProcessVersions: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProcessVersion"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProcessVersion: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        processId: string;
                        /** @example 1.0.0 */
                        version: string;
                        versionNote?: string;
                        status: components["schemas"]["VersionStatus"];
                        active: boolean;
                        revisionId?: string;
                        /**
                         * Format: date-time
                         * @example 2026-02-02T13:18:53.000Z
                         */
                        createdAt: string;
                        /**
                         * Format: date-time
                         * @example 2026-02-02T13:18:53.000Z
                         */
                        updatedAt: string;
                        /**
                         * Format: date-time
                         * @example 2026-02-02T13:18:53.000Z
                         */
                        publishedAt?: string;
                        /** Format: uuid */
                        publishedBy?: string;
                        definitionHash?: string;
                        stateMachineArn?: string;
                        stateMachineVersionArn?: string;
                        definition: components["schemas"]["ProcessDefinitionOutput"];
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.version-not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProcessVersionAsl: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonObject"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.version-not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainProcessVersion: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.version-not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activateProcessVersion: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessVersion"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.version-not-found`, `process.version-not-published` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deprecateProcessVersion: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessVersion"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.version-not-found`, `process.version-active`, `process.version-not-published` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkBpmn: {
        parameters: {
            query?: {
                /** @description Id of a process in the document. Default: each that is executable, or, where none is, each that has elements */
                process?: string;
                bindings?: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/xml": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BpmnCheck"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `bpmn.malformed-xml`, `bpmn.doctype`, `bpmn.encoding`, `bpmn.not-bpmn`, `bpmn.no-process`, `bpmn.empty`, `bpmn.duplicate-id`, `bpmn.too-large`, `bpmn.too-deep`, `bpmn.too-many-elements`, `bpmn.unknown-process`, `bpmn.binding-unknown`, `bpmn.binding-not-applicable` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importBpmn: {
        parameters: {
            query?: {
                /** @description Id of a process in the document. Default: each that is executable, or, where none is, each that has elements */
                process?: string;
                bindings?: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/xml": string;
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BpmnImport"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `bpmn.malformed-xml`, `bpmn.doctype`, `bpmn.encoding`, `bpmn.not-bpmn`, `bpmn.no-process`, `bpmn.empty`, `bpmn.duplicate-id`, `bpmn.too-large`, `bpmn.too-deep`, `bpmn.too-many-elements`, `bpmn.unknown-process`, `bpmn.binding-unknown`, `bpmn.binding-not-applicable`, `process.invalid` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportProcessBpmn: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `bpmn.too-large` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceProcessWithBpmn: {
        parameters: {
            query?: {
                /** @description Id of a process in the document. Default: each that is executable, or, where none is, each that has elements */
                process?: string;
                bindings?: string;
            };
            header: {
                "X-Tenant-Id"?: string;
                /** @description The ETag that was read */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/xml": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BpmnImport"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.precondition-required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `bpmn.malformed-xml`, `bpmn.doctype`, `bpmn.encoding`, `bpmn.not-bpmn`, `bpmn.no-process`, `bpmn.empty`, `bpmn.duplicate-id`, `bpmn.too-large`, `bpmn.too-deep`, `bpmn.too-many-elements`, `bpmn.unknown-process`, `bpmn.binding-unknown`, `bpmn.binding-not-applicable`, `bpmn.several-processes`, `process.not-found`, `process.archived`, `process.invalid`, `request.precondition-failed` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportProcessVersionBpmn: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.version-not-found`, `bpmn.too-large` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProcessRevisions: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                /** @description Of this branch rather than of the draft */
                branch?: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProcessRevision"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.branch-not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProcessRevision: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
                revisionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        processId: string;
                        branchId?: string;
                        /**
                         * @description `recorded`: was there when histories began to be kept
                         * @enum {string}
                         */
                        kind: "created" | "saved" | "restored" | "branched" | "merged" | "recorded";
                        note?: string;
                        from?: components["schemas"]["DefinitionRef"];
                        parents: string[];
                        counts?: components["schemas"]["ProcessChangeCounts"];
                        name: string;
                        nodeCount: number;
                        /**
                         * Format: date-time
                         * @example 2026-02-02T13:18:53.000Z
                         */
                        createdAt: string;
                        /** Format: uuid */
                        createdBy: string;
                        definition: components["schemas"]["ProcessDefinitionOutput"];
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.revision-not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareProcess: {
        parameters: {
            query: {
                from: components["schemas"]["DefinitionRef"];
                to?: components["schemas"]["DefinitionRef"];
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        identical: boolean;
                        equivalent: boolean;
                        counts: components["schemas"]["ProcessChangeCounts"];
                        changes: components["schemas"]["ProcessElementChange"][];
                        from: {
                            ref: components["schemas"]["DefinitionRef"];
                            revisionId?: string;
                            name: string;
                        };
                        to: {
                            ref: components["schemas"]["DefinitionRef"];
                            revisionId?: string;
                            name: string;
                        };
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.version-not-found`, `process.revision-not-found`, `process.branch-not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreProcess: {
        parameters: {
            query?: never;
            header: {
                "X-Tenant-Id"?: string;
                /** @description The ETag that was read */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    from: components["schemas"]["DefinitionRef"];
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Process"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.precondition-required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.version-not-found`, `process.revision-not-found`, `process.branch-not-found`, `process.archived`, `request.precondition-failed` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProcessBranches: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProcessBranch"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProcessBranch: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name: string;
                    /** @default draft */
                    from?: components["schemas"]["DefinitionRef"];
                    description?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        processId: string;
                        name: string;
                        description?: string;
                        from: components["schemas"]["DefinitionRef"];
                        baseRevisionId: string;
                        revisionId: string;
                        nodeCount: number;
                        /**
                         * Format: date-time
                         * @example 2026-02-02T13:18:53.000Z
                         */
                        createdAt: string;
                        /**
                         * Format: date-time
                         * @example 2026-02-02T13:18:53.000Z
                         */
                        updatedAt: string;
                        /** Format: uuid */
                        createdBy: string;
                        definition: components["schemas"]["ProcessDefinitionOutput"];
                    };
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.archived`, `process.branch-exists`, `process.version-not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProcessBranch: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        processId: string;
                        name: string;
                        description?: string;
                        from: components["schemas"]["DefinitionRef"];
                        baseRevisionId: string;
                        revisionId: string;
                        nodeCount: number;
                        /**
                         * Format: date-time
                         * @example 2026-02-02T13:18:53.000Z
                         */
                        createdAt: string;
                        /**
                         * Format: date-time
                         * @example 2026-02-02T13:18:53.000Z
                         */
                        updatedAt: string;
                        /** Format: uuid */
                        createdBy: string;
                        definition: components["schemas"]["ProcessDefinitionOutput"];
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.branch-not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateProcessBranch: {
        parameters: {
            query?: never;
            header: {
                "X-Tenant-Id"?: string;
                /** @description The ETag that was read */
                "If-Match": string;
            };
            path: {
                id: string;
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    definition: components["schemas"]["ProcessDefinition"];
                    name?: string;
                    description?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        processId: string;
                        name: string;
                        description?: string;
                        from: components["schemas"]["DefinitionRef"];
                        baseRevisionId: string;
                        revisionId: string;
                        nodeCount: number;
                        /**
                         * Format: date-time
                         * @example 2026-02-02T13:18:53.000Z
                         */
                        createdAt: string;
                        /**
                         * Format: date-time
                         * @example 2026-02-02T13:18:53.000Z
                         */
                        updatedAt: string;
                        /** Format: uuid */
                        createdBy: string;
                        definition: components["schemas"]["ProcessDefinitionOutput"];
                    };
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.precondition-required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.archived`, `process.branch-not-found`, `process.branch-exists`, `process.invalid`, `request.precondition-failed` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProcessBranch: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.branch-not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewProcessMerge: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    from: components["schemas"]["DefinitionRef"];
                    fromProcessId?: string;
                    /** @default draft */
                    into?: "draft" | string;
                    /** @default [] */
                    resolutions?: components["schemas"]["MergeResolution"][];
                    /** @enum {string} */
                    prefer?: "ours" | "theirs";
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        baseRevisionId: string;
                        diff: components["schemas"]["ProcessDiff"];
                        droppedFlows: string[];
                        upToDate: boolean;
                        conflicts: components["schemas"]["MergeConflict"][];
                        targetEtag: string;
                    };
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.version-not-found`, `process.revision-not-found`, `process.branch-not-found`, `process.merge-unrelated`, `process.merge-unknown-conflict` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeProcess: {
        parameters: {
            query?: never;
            header: {
                "X-Tenant-Id"?: string;
                /** @description The ETag that was read */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    from: components["schemas"]["DefinitionRef"];
                    fromProcessId?: string;
                    /** @default draft */
                    into?: "draft" | string;
                    /** @default [] */
                    resolutions?: components["schemas"]["MergeResolution"][];
                    /** @enum {string} */
                    prefer?: "ours" | "theirs";
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        baseRevisionId: string;
                        diff: components["schemas"]["ProcessDiff"];
                        droppedFlows: string[];
                        revision: components["schemas"]["ProcessRevision"];
                        definition: components["schemas"]["ProcessDefinitionOutput"];
                    };
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.precondition-required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.version-not-found`, `process.revision-not-found`, `process.branch-not-found`, `process.merge-unrelated`, `process.merge-unknown-conflict`, `process.archived`, `process.invalid`, `process.merge-conflicts`, `process.merge-nothing`, `request.precondition-failed` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProcessView: {
        parameters: {
            query?: {
                ref?: components["schemas"]["DefinitionRef"];
                format?: "json" | "svg";
                /** @description Of the SVG */
                theme?: "light" | "dark";
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
                /** @description `flow`: the flow chart; `swimlane`: who does what; `data-flow`: which node gives and needs which data; `hierarchy`: the processes that it runs, and those that they run */
                view: components["schemas"]["ProcessViewKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessView"];
                    "image/svg+xml": string;
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.version-not-found`, `process.revision-not-found`, `process.branch-not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTriggerLinks: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TriggerLink"][];
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTriggerLink: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    entityType: components["schemas"]["TriggerEntityType"];
                    entityId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriggerLink"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `trigger-link.entity-taken` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTriggerLink: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
                linkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `trigger-link.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProcessLinks: {
        parameters: {
            query?: {
                type?: components["schemas"]["ProcessLinkType"];
                direction?: "in" | "out" | "both";
                origin?: "derived" | "declared";
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProcessLink"][];
                        truncated: boolean;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProcessLink: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    type: components["schemas"]["ProcessLinkType"];
                    targetProcessId: string;
                    description?: string;
                    metadata?: components["schemas"]["JsonObject"];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessLink"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process-link.unknown-target`, `process-link.to-itself`, `process-link.exists` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProcessLink: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
                linkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process-link.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCallCycles: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            processes: components["schemas"]["LinkedProcess"][];
                        }[];
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrphanProcesses: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                /** @description Processes that people start themselves (`isTopLevel`) too */
                includeTopLevel?: "true" | "false";
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProcessSummary"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    analyseImpact: {
        parameters: {
            query?: {
                /** @description A data definition of the process; left out: the process as a whole */
                field?: string;
                depth?: number;
                limit?: number;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Impact"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.field-not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    whereProcessUsed: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Use"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `request.invalid-cursor` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    whereUsed: {
        parameters: {
            query: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                kind: "data" | "service" | "message" | "signal";
                name: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Use"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid-cursor` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProcessTemplates: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                q?: string;
                category?: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProcessTemplate"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid-cursor` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProcessTemplate: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    processId: string;
                    /**
                     * @description Left out: the draft
                     * @example 1.0.0
                     */
                    version?: string;
                    /** @description Left out: the name of the process. Unique in the tenant. */
                    name?: string;
                    description?: string;
                    category?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessTemplate"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.version-not-found`, `process-template.name-taken` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProcessTemplate: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description?: string;
                        category?: string;
                        sourceProcessId: string;
                        /** @example 1.0.0 */
                        sourceVersion?: string;
                        nodeCount: number;
                        /**
                         * Format: date-time
                         * @example 2026-02-02T13:18:53.000Z
                         */
                        createdAt: string;
                        /**
                         * Format: date-time
                         * @example 2026-02-02T13:18:53.000Z
                         */
                        updatedAt: string;
                        /** Format: uuid */
                        createdBy: string;
                        definition: components["schemas"]["ProcessDefinitionOutput"];
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process-template.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProcessTemplate: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process-template.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    instantiateProcessTemplate: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Process"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process-template.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishMessage: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Message"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Runs that went on */
                        delivered: number;
                        /** @description Executions that began with it */
                        started: string[];
                        kept: boolean;
                    };
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `execution.invalid-input` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExecutions: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                processId?: string;
                status?: components["schemas"]["RecordStatus"];
                runtimeStatus?: components["schemas"]["RuntimeStatus"];
                rootOnly?: string;
                from?: string;
                to?: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ExecutionSummary"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startExecution: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StartExecution"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionSummary"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `execution.invalid-input`, `execution.no-active-version`, `execution.no-entry`, `execution.invalid-data`, `execution.start-at-forbidden`, `execution.input-too-large`, `process.not-found`, `trigger-link.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExecution: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                /** @description UUID of the execution; also the name of its Step Functions execution */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Execution"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `execution.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExecutionHistory: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                order?: "asc" | "desc";
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                /** @description UUID of the execution; also the name of its Step Functions execution */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HistoryEvent"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `execution.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExecutionTree: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                /** @description UUID of the execution; also the name of its Step Functions execution */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        root: components["schemas"]["ExecutionTreeNode"];
                        context: components["schemas"]["JsonObject"];
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `execution.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseExecution: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                /** @description UUID of the execution; also the name of its Step Functions execution */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionSummary"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `execution.not-found`, `execution.ended` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeExecution: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                /** @description UUID of the execution; also the name of its Step Functions execution */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionSummary"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `execution.not-found`, `execution.ended`, `execution.not-paused` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelExecution: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                /** @description UUID of the execution; also the name of its Step Functions execution */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionSummary"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `execution.not-found`, `execution.ended` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    moveExecution: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID of the execution; also the name of its Step Functions execution */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MoveExecution"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionSummary"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `execution.not-found`, `execution.ended`, `execution.not-started`, `execution.is-subprocess`, `execution.move-in-progress`, `execution.moved-on`, `execution.in-parallel`, `execution.no-entry`, `execution.invalid-data`, `execution.input-too-large` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayExecution: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID of the execution; also the name of its Step Functions execution */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    nodeId: string;
                    data?: components["schemas"]["JsonObject"];
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionSummary"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `execution.not-found`, `execution.no-restore-point`, `execution.no-entry`, `execution.invalid-data`, `execution.input-too-large`, `execution.no-active-version` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExecutionPosition: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                /** @description UUID of the execution; also the name of its Step Functions execution */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Position"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `execution.not-found`, `execution.ended`, `execution.not-started` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dryRunMigration: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Published version that the runs go on with
                     * @example 1.0.0
                     */
                    target: string;
                    /**
                     * @description Node of the version → node of the target; a node that is not named goes on at its namesake
                     * @default {}
                     */
                    mapping?: {
                        [key: string]: string;
                    };
                    /** @default 25 */
                    limit?: number;
                    cursor?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MigrationCheck"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.version-not-found`, `migration.same-version`, `migration.unknown-node`, `request.invalid-cursor` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startMigration: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Published version that the runs go on with
                     * @example 1.0.0
                     */
                    target: string;
                    /**
                     * @description Node of the version → node of the target; a node that is not named goes on at its namesake
                     * @default {}
                     */
                    mapping?: {
                        [key: string]: string;
                    };
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Migration"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `process.not-found`, `process.version-not-found`, `migration.same-version`, `migration.unknown-node`, `request.invalid-cursor` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMigration: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
                migrationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Migration"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `migration.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                /** @description `mine`: assigned to the caller; `available`: unassigned and open to the caller’s roles; `all`: every task the caller may see */
                view?: "mine" | "available" | "all";
                status?: components["schemas"]["TaskStatus"];
                executionId?: string;
                processId?: string;
                priority?: components["schemas"]["Priority"];
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HumanTask"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTask: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    title: string;
                    description?: string;
                    /** Format: uuid */
                    assignee?: string;
                    candidate_role?: components["schemas"]["Role"];
                    /** @default [] */
                    form_fields?: components["schemas"]["FormField"][];
                    /** @default {} */
                    context_data?: {
                        /** @default {} */
                        execution_variables?: components["schemas"]["JsonObject"];
                        /** @default {} */
                        form_data?: components["schemas"]["JsonObject"];
                    };
                    /** @default medium */
                    priority?: components["schemas"]["Priority"];
                    /**
                     * Format: date-time
                     * @example 2026-02-02T13:18:53.000Z
                     */
                    due_at?: string;
                    /**
                     * Format: date-time
                     * @example 2026-02-02T13:18:53.000Z
                     */
                    timeout_at?: string;
                    /** @default {} */
                    metadata?: components["schemas"]["JsonObject"];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HumanTask"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HumanTask"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `task.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignTask: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description `null` gives the task back to its candidates */
                    assignee: string | "me" | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HumanTask"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `task.not-found`, `task.ended`, `task.claimed`, `user.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    respondTask: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    result: components["schemas"]["JsonObject"];
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HumanTask"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `task.not-found`, `task.ended`, `task.not-assigned`, `task.invalid-response` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTaskComments: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TaskComment"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `task.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addTaskComment: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskComment"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `task.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activateJobs: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    type: components["schemas"]["JobType"];
                    /** @description Name of the worker, for people to see */
                    worker: string;
                    /** @default 10 */
                    maxJobs?: number;
                    /**
                     * @description From PT1S to P1D
                     * @default PT5M
                     * @example PT5M
                     */
                    timeout?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TakenJob"][];
                        pollAfterSeconds: number;
                    };
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.invalid-lease-time` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeJob: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description The `lease` that came with the job */
                    lease: string;
                    /** @default {} */
                    output?: components["schemas"]["JsonObject"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not-found`, `job.ended`, `job.lease-lost`, `job.output-too-large` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    failJob: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description The `lease` that came with the job */
                    lease: string;
                    message: string;
                    /** @description Attempts that are left; one fewer than before when left out */
                    retries?: number;
                    /**
                     * @description How long nobody gets the job; the node says it otherwise
                     * @example P3D
                     */
                    backoff?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not-found`, `job.ended`, `job.lease-lost` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    throwJobError: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description The `lease` that came with the job */
                    lease: string;
                    code: string;
                    message?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not-found`, `job.ended`, `job.lease-lost` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    extendJob: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description The `lease` that came with the job */
                    lease: string;
                    /**
                     * @description From PT1S to P1D
                     * @example PT5M
                     */
                    timeout: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenJob"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not-found`, `job.ended`, `job.lease-lost`, `job.invalid-lease-time` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseJob: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Attempts that are left from now on; as many as there were when left out */
                    retries?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not-found`, `job.ended` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                type?: components["schemas"]["JobType"];
                status?: components["schemas"]["JobStatus"];
                executionId?: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Job"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobTypes: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["JobTypeUse"][];
                        complete: boolean;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendNotification: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @default in_app
                     * @enum {string}
                     */
                    channel?: "email" | "in_app";
                    to: string | string[];
                    subject: string;
                    body: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Notification"][];
                    };
                };
            };
            /** @description `request.malformed-json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `notification.unknown-recipient` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                unread?: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Notification"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotification: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `notification.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markNotificationRead: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `notification.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                correlationId?: string;
                type?: string;
                from?: string;
                to?: string;
            };
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntry"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `event.not-found` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEventTypes: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EventType"][];
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                        stage: string;
                    };
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonObject"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listServices: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Service"][];
                    };
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getService: {
        parameters: {
            query?: never;
            header?: {
                "X-Tenant-Id"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description `auth.required`, `auth.token-expired`, `auth.token-invalid`, `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`, `auth.tenant-mismatch` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service.not-found` */
            default: {
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
