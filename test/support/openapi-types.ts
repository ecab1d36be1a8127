// Written by `npm run openapi`.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process lives
         * @description For liveness probes: it says nothing about providers or the store.
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
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether requests should be sent here
         * @description For load balancers: 503 only while starting or stopping.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What every problem code means
         * @description As a page for people where a browser asks.
         */
        get: operations["listProblemTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a problem code means, and what to do
         * @description As a page for people where a browser asks; the `type` of every problem points here.
         */
        get: operations["getProblemType"];
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
         * List the built-in providers and what each can do
         * @description Every adapter of this gateway, whether or not a connection uses it.
         */
        get: operations["listProviders"];
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
        /**
         * List the connections of your key, with quotas and circuits
         * @description What each can do, how much of its quotas is left now, and whether its provider answers.
         */
        get: operations["listConnections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a connection: capabilities, quotas, circuit
         * @description `capabilities` says which operations, fields, filters and files it takes; no call to the provider is made.
         */
        get: operations["getConnection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tickets across connections
         * @description Asks every connection of your key, or those named, at once and merges the pages. A connection that fails becomes an entry in `warnings` and is asked again by the next page.
         */
        get: operations["listTickets"];
        put?: never;
        /**
         * Open a ticket
         * @description JSON, or multipart/form-data whose first part `ticket` is the JSON and whose other parts are files.
         */
        post: operations["createTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticketId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a ticket
         * @description As the provider shows it now. `actions` says which writes its state allows; `include=comments` adds the conversation.
         */
        get: operations["getTicket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a ticket
         * @description Only the members that are sent change. `capabilities.updateFields` says which a connection takes.
         */
        patch: operations["updateTicket"];
        trace?: never;
    };
    "/v1/tickets/{ticketId}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a closed ticket again
         * @description JSON, or multipart/form-data whose first part `reopen` is the JSON and whose other parts are files.
         */
        post: operations["reopenTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticketId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a ticket
         * @description Selectel takes the rating that closes it; elsewhere the body must be empty.
         */
        post: operations["closeTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticketId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a closed ticket to the archive
         * @description BILLmanager, role client.
         */
        post: operations["archiveTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticketId}/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release a ticket that an employee holds
         * @description BILLmanager, role staff.
         */
        post: operations["unblockTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticketId}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a comment and what follows to a new ticket
         * @description BILLmanager, role staff. 200 with the old ticket and the warning `split_target_unknown` where the new one cannot be told.
         */
        post: operations["splitTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticketId}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Rate a ticket
         * @description Selectel: 1 to 10. `capabilities.ratings` has the scale.
         */
        put: operations["rateTicket"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticketId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the conversation, oldest first
         * @description The opening message is the first comment.
         */
        get: operations["listComments"];
        put?: never;
        /**
         * Add a comment
         * @description JSON, or multipart/form-data whose first part `comment` is the JSON and whose other parts are files.
         */
        post: operations["addComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticketId}/comments/{commentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a comment
         * @description One message of the conversation, with its files.
         */
        get: operations["getComment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct or hide a comment
         * @description BILLmanager, role staff: a new text, or `visibility: hidden` for the client.
         */
        patch: operations["updateComment"];
        trace?: never;
    };
    "/v1/tickets/{ticketId}/comments/{commentId}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Rate a comment
         * @description Selectel: 1 for a helpful answer, -1 for another. `capabilities.ratings` has the scale.
         */
        put: operations["rateComment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticketId}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the files of a ticket
         * @description Those of every comment, in the order of the conversation.
         */
        get: operations["listAttachments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticketId}/attachments/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a file
         * @description The bytes, streamed from the provider.
         */
        get: operations["downloadAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticketId}/comments/{commentId}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add files to a comment
         * @description Plusofon. Each file is a call of its own: a later one that fails is a warning, as the earlier ones are there.
         */
        post: operations["attachToComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send files ahead of the ticket or comment that will carry them
         * @description Selectel, Rackspace. The ids of the answer stand in `attachments` of a later createTicket, addComment or reopenTicket.
         */
        post: operations["uploadFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what tickets may be about
         * @description Their ids stand in `category` of a ticket, where `assignable`.
         */
        get: operations["listCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tags of tickets
         * @description Epixel. Their ids stand in `tags` of updateTicket.
         */
        get: operations["listTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the accounts that tickets may be filed under
         * @description Rackspace. Their ids stand in `account` of createTicket.
         */
        get: operations["listAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List servers, services and lines that tickets may concern
         * @description Rackspace: their URLs stand in `resources` of a ticket. BILLmanager: their ids in `providerFields.service`.
         */
        get: operations["listResources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List writes and their outcomes
         * @description Your own, newest first; with the scope `admin`, those of all your connections.
         */
        get: operations["listOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{operation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of a write
         * @description By the id in the header `Operation-Id` of the write’s answer.
         */
        get: operations["getOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{operation}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide an outcome that the gateway cannot find out
         * @description Only while it is `unknown` or `needs_resolution`. `created`: repeats with the same Idempotency-Key get the ticket; `not_created`: they run again. Needs the scope `admin`.
         */
        post: operations["resolveOperation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/saved-filter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the panel’s stored list filter
         * @description BILLmanager. What its people see in their list; listTickets is not narrowed by it. Needs the scope `admin`.
         */
        get: operations["getSavedFilter"];
        /**
         * Store a list filter for the panel’s people
         * @description BILLmanager. Replaces the stored filter. Needs the scope `admin`.
         */
        put: operations["setSavedFilter"];
        post?: never;
        /**
         * Forget the panel’s stored list filter
         * @description BILLmanager. Its people see every ticket again. Needs the scope `admin`.
         */
        delete: operations["resetSavedFilter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/impersonations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a panel session with a client’s rights
         * @description The session is never stored, logged or replayed. Needs the scope `admin`.
         */
        post: operations["impersonate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/support-purchases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Buy paid support tickets
         * @description BILLmanager, role client. Costs money at the provider, so send an Idempotency-Key. Needs the scope `admin`.
         */
        post: operations["purchaseSupport"];
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
        /**
         * @description A failure (RFC 9457).
         * @example {
         *       "type": "/problems/validation_failed",
         *       "title": "The request is not valid",
         *       "status": 400,
         *       "detail": "subject must not be blank.",
         *       "instance": "/v1/tickets",
         *       "code": "validation_failed",
         *       "requestId": "0f8fad5b-d9cb-469f-a165-70867728950e",
         *       "operationId": "createTicket",
         *       "errors": [
         *         {
         *           "pointer": "/subject",
         *           "detail": "must not be blank"
         *         }
         *       ]
         *     }
         */
        Problem: {
            /** @description `/problems/<code>`: what it means and what to do. */
            type: string;
            /** @description The same for every problem of this code. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What happened here. */
            detail: string;
            /** @description The path that was asked for. */
            instance: string;
            /**
             * @description What programs should look at.
             * @enum {string}
             */
            code: "malformed_request" | "validation_failed" | "invalid_cursor" | "fields_must_come_first" | "unauthenticated" | "forbidden" | "route_not_found" | "connection_not_found" | "ticket_not_found" | "comment_not_found" | "attachment_not_found" | "operation_not_found" | "method_not_allowed" | "request_timeout" | "conflict" | "idempotency_in_progress" | "outcome_unknown" | "body_too_large" | "attachment_too_large" | "uri_too_long" | "unsupported_media_type" | "field_required" | "field_not_supported" | "value_not_supported" | "filter_not_supported" | "sort_not_supported" | "too_many_attachments" | "upstream_rejected" | "idempotency_key_reused" | "rate_limited" | "queue_full" | "upstream_rate_limited" | "headers_too_large" | "internal_error" | "operation_not_supported" | "upstream_error" | "upstream_unreachable" | "upstream_invalid_response" | "upstream_auth_failed" | "circuit_open" | "overloaded" | "shutting_down" | "store_unavailable" | "upstream_timeout";
            /** @description Also in `X-Request-Id`, and in every log line of the request. */
            requestId: string;
            /** @description The connection it concerns. */
            connection?: string;
            /** @description The provider it concerns. */
            provider?: string;
            /** @description The operation that was asked for. */
            operationId?: string;
            /** @description Where to follow a write whose outcome is unknown. */
            operation?: string;
            /** @description Seconds until a retry makes sense. */
            retryAfter?: number;
            /** @description Every fault that was found. */
            errors?: {
                /** @description JSON pointer of the member, also of a missing one. */
                pointer?: string;
                /** @description Name of the parameter. */
                parameter?: string;
                /** @description Name of the header. */
                header?: string;
                /** @description What is wrong with it. */
                detail: string;
            }[];
            /** @description What failed at each connection. */
            warnings?: components["schemas"]["Warning"][];
            /** @description What the provider said. */
            upstream?: {
                /** @description The provider’s HTTP status. */
                status: number | null;
                /** @description The provider’s own code. */
                code: string | null;
                /** @description The provider’s sentence about the input. */
                message: string | null;
            };
        };
        /**
         * @description Who may see a ticket (Selectel).
         * @example {
         *       "level": "project_users",
         *       "projects": [
         *         "1c4f0a7d9b7e4c0f8a3d2e1b5c6d7e8f"
         *       ]
         *     }
         */
        Access: {
            /** @description Who may see the ticket, in the provider’s words. */
            level: string;
            /** @description Projects that get access. */
            projects: string[];
        };
        /**
         * @description An account that tickets are filed under (Rackspace).
         * @example {
         *       "id": "hybrid:12345",
         *       "name": "Example Ltd",
         *       "type": "hybrid",
         *       "priorities": [
         *         "low",
         *         "normal",
         *         "high",
         *         "urgent"
         *       ],
         *       "permission": "admin"
         *     }
         */
        Account: {
            /** @description Stands in `account` of a ticket. */
            id: string;
            /** @description Name for people. */
            name: string | null;
            /** @description Kind of account. */
            type: string | null;
            /** @description Priorities that tickets of this account may have. */
            priorities: ("low" | "normal" | "high" | "urgent" | "emergency")[];
            /** @description What we may do there. */
            permission: string | null;
        };
        /**
         * @description A page of Account items.
         * @example {
         *       "items": [
         *         {
         *           "id": "hybrid:12345",
         *           "name": "Example Ltd",
         *           "type": "hybrid",
         *           "priorities": [
         *             "low",
         *             "normal",
         *             "high",
         *             "urgent"
         *           ],
         *           "permission": "admin"
         *         }
         *       ],
         *       "nextCursor": null,
         *       "total": 1,
         *       "warnings": []
         *     }
         */
        AccountPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Account"][];
            /** @description Send it as `cursor` for the next page; null: this was the last. */
            nextCursor: string | null;
            /** @description Number of items in all pages, where it is known. */
            total: number | null;
            /** @description What is missing, and why. */
            warnings: components["schemas"]["Warning"][];
        };
        /**
         * @description A file of a ticket.
         * @example {
         *       "id": "54190f1e-0b3c-4c11-9c61-4d1a3a9b7c01",
         *       "filename": "server.log",
         *       "size": 1024,
         *       "contentType": "text/plain",
         *       "sha256": null,
         *       "commentId": "18440104",
         *       "downloadable": true
         *     }
         */
        Attachment: {
            /** @description Id for downloadAttachment. */
            id: string | null;
            /** @description Name of the file. */
            filename: string | null;
            /** @description Bytes. */
            size: number | null;
            /** @description Media type. */
            contentType: string | null;
            /** @description Known for what passed through the gateway in this call. */
            sha256: string | null;
            /** @description The comment that carries it. */
            commentId: string | null;
            /** @description Whether downloadAttachment works for it. */
            downloadable: boolean;
        };
        /**
         * @description The files of this call.
         * @example {
         *       "items": [
         *         {
         *           "id": "54190f1e-0b3c-4c11-9c61-4d1a3a9b7c01",
         *           "filename": "server.log",
         *           "size": 1024,
         *           "contentType": "text/plain",
         *           "sha256": null,
         *           "commentId": "18440104",
         *           "downloadable": true
         *         }
         *       ]
         *     }
         */
        AttachmentList: {
            /** @description In the order sent. */
            items: components["schemas"]["Attachment"][];
            /** @description What went wrong beside the result; only when something did. */
            warnings?: components["schemas"]["Warning"][];
        };
        /**
         * @description A page of Attachment items.
         * @example {
         *       "items": [
         *         {
         *           "id": "54190f1e-0b3c-4c11-9c61-4d1a3a9b7c01",
         *           "filename": "server.log",
         *           "size": 1024,
         *           "contentType": "text/plain",
         *           "sha256": null,
         *           "commentId": "18440104",
         *           "downloadable": true
         *         }
         *       ],
         *       "nextCursor": null,
         *       "total": 1,
         *       "warnings": []
         *     }
         */
        AttachmentPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Attachment"][];
            /** @description Send it as `cursor` for the next page; null: this was the last. */
            nextCursor: string | null;
            /** @description Number of items in all pages, where it is known. */
            total: number | null;
            /** @description What is missing, and why. */
            warnings: components["schemas"]["Warning"][];
        };
        /**
         * @description What a connection can do, derived from the code that does it.
         * @example {
         *       "operations": {
         *         "listTickets": "native",
         *         "getComment": "emulated",
         *         "splitTicket": "unsupported"
         *       },
         *       "createFields": {
         *         "subject": {
         *           "required": true,
         *           "maxLength": 255,
         *           "values": null
         *         },
         *         "body": {
         *           "required": true,
         *           "maxLength": 50000,
         *           "values": null
         *         },
         *         "category": {
         *           "required": false,
         *           "maxLength": null,
         *           "values": null
         *         }
         *       },
         *       "updateFields": {
         *         "access": {
         *           "required": false,
         *           "maxLength": null,
         *           "values": null
         *         }
         *       },
         *       "commentFields": {
         *         "body": {
         *           "required": true,
         *           "maxLength": 50000,
         *           "values": null
         *         },
         *         "visibility": {
         *           "required": false,
         *           "maxLength": null,
         *           "values": [
         *             "public"
         *           ]
         *         }
         *       },
         *       "filters": {
         *         "state": "native",
         *         "status": "gateway",
         *         "priority": "unsupported"
         *       },
         *       "sorts": {
         *         "updatedAt": "native",
         *         "subject": "native"
         *       },
         *       "priorities": [],
         *       "ratings": {
         *         "ticket": {
         *           "min": 1,
         *           "max": 10,
         *           "values": null
         *         },
         *         "comment": {
         *           "min": -1,
         *           "max": 1,
         *           "values": [
         *             -1,
         *             1
         *           ]
         *         },
         *         "close": {
         *           "min": 1,
         *           "max": 5,
         *           "values": null
         *         }
         *       },
         *       "attachments": {
         *         "maxFiles": 10,
         *         "maxBytes": 20000000,
         *         "forbiddenExtensions": [],
         *         "moment": "before"
         *       },
         *       "lanes": {
         *         "read": {
         *           "limit": null,
         *           "intervalMs": null,
         *           "concurrency": null
         *         },
         *         "create": {
         *           "limit": 2,
         *           "intervalMs": 60000,
         *           "concurrency": null
         *         },
         *         "update": {
         *           "limit": null,
         *           "intervalMs": null,
         *           "concurrency": null
         *         },
         *         "comment": {
         *           "limit": 60,
         *           "intervalMs": 60000,
         *           "concurrency": null
         *         },
         *         "upload": {
         *           "limit": 20,
         *           "intervalMs": 60000,
         *           "concurrency": null
         *         }
         *       },
         *       "providerFields": {
         *         "createTicket": {
         *           "type": "object",
         *           "properties": {
         *             "noticeId": {
         *               "type": "string"
         *             }
         *           }
         *         },
         *         "updateTicket": null,
         *         "addComment": null
         *       }
         *     }
         */
        Capabilities: {
            /** @description What each operationId is here. */
            operations: {
                [key: string]: "native" | "emulated" | "unsupported";
            };
            /** @description Fields of createTicket. */
            createFields: {
                [key: string]: {
                    /** @description Must be sent. */
                    required: boolean;
                    /** @description Longest value in characters. */
                    maxLength: number | null;
                    /** @description The only values, where they are few and known. */
                    values: unknown[] | null;
                };
            };
            /** @description Fields of updateTicket. */
            updateFields: {
                [key: string]: {
                    /** @description Must be sent. */
                    required: boolean;
                    /** @description Longest value in characters. */
                    maxLength: number | null;
                    /** @description The only values, where they are few and known. */
                    values: unknown[] | null;
                };
            };
            /** @description Fields of addComment. */
            commentFields: {
                [key: string]: {
                    /** @description Must be sent. */
                    required: boolean;
                    /** @description Longest value in characters. */
                    maxLength: number | null;
                    /** @description The only values, where they are few and known. */
                    values: unknown[] | null;
                };
            };
            /** @description Who filters a list: the provider, the gateway, nobody. */
            filters: {
                [key: string]: "native" | "gateway" | "unsupported";
            };
            /** @description Who sorts a list. */
            sorts: {
                [key: string]: "native" | "gateway" | "unsupported";
            };
            /** @description Priorities that exist here. */
            priorities: ("low" | "normal" | "high" | "urgent" | "emergency")[];
            /** @description Scales of the scores. */
            ratings: {
                /** @description Of rateTicket; null: none. */
                ticket: {
                    /** @description Lowest score. */
                    min: number;
                    /** @description Highest score. */
                    max: number;
                    /** @description The only scores, where not all between count. */
                    values: number[] | null;
                } | null;
                /** @description Of rateComment; null: none. */
                comment: {
                    /** @description Lowest score. */
                    min: number;
                    /** @description Highest score. */
                    max: number;
                    /** @description The only scores, where not all between count. */
                    values: number[] | null;
                } | null;
                /** @description Of the score of closeTicket; null: none. */
                close: {
                    /** @description Lowest score. */
                    min: number;
                    /** @description Highest score. */
                    max: number;
                    /** @description The only scores, where not all between count. */
                    values: number[] | null;
                } | null;
            };
            /** @description Files in writes; null: none. */
            attachments: {
                /** @description Files in one write. */
                maxFiles: number | null;
                /** @description Bytes of one file. */
                maxBytes: number | null;
                /** @description Extensions that are refused, in lower case. */
                forbiddenExtensions: string[];
                /**
                 * @description When files go to the provider, seen from the write.
                 * @enum {string}
                 */
                moment: "before" | "within" | "after";
            } | null;
            /** @description Quotas. */
            lanes: {
                /** @description Reads, also those after a write. */
                read: {
                    /** @description Calls that may start in any window; null: no quota. */
                    limit: number | null;
                    /** @description Length of the window. */
                    intervalMs: number | null;
                    /** @description Calls at the same time; null: any number. */
                    concurrency: number | null;
                };
                /** @description createTicket. */
                create: {
                    /** @description Calls that may start in any window; null: no quota. */
                    limit: number | null;
                    /** @description Length of the window. */
                    intervalMs: number | null;
                    /** @description Calls at the same time; null: any number. */
                    concurrency: number | null;
                };
                /** @description Every other write to a ticket. */
                update: {
                    /** @description Calls that may start in any window; null: no quota. */
                    limit: number | null;
                    /** @description Length of the window. */
                    intervalMs: number | null;
                    /** @description Calls at the same time; null: any number. */
                    concurrency: number | null;
                };
                /** @description addComment, updateComment, reopenTicket. */
                comment: {
                    /** @description Calls that may start in any window; null: no quota. */
                    limit: number | null;
                    /** @description Length of the window. */
                    intervalMs: number | null;
                    /** @description Calls at the same time; null: any number. */
                    concurrency: number | null;
                };
                /** @description Each file. */
                upload: {
                    /** @description Calls that may start in any window; null: no quota. */
                    limit: number | null;
                    /** @description Length of the window. */
                    intervalMs: number | null;
                    /** @description Calls at the same time; null: any number. */
                    concurrency: number | null;
                };
            };
            /** @description JSON Schema of `providerFields`, or null. */
            providerFields: {
                /** @description Of createTicket. */
                createTicket: {
                    [key: string]: unknown;
                } | null;
                /** @description Of updateTicket. */
                updateTicket: {
                    [key: string]: unknown;
                } | null;
                /** @description Of addComment. */
                addComment: {
                    [key: string]: unknown;
                } | null;
            };
        };
        /**
         * @description What tickets may be about.
         * @example {
         *       "id": "2",
         *       "name": "Technical",
         *       "parent": null,
         *       "description": null,
         *       "classification": null,
         *       "products": [],
         *       "assignable": true
         *     }
         */
        Category: {
            /** @description Stands in `category` of a ticket. */
            id: string;
            /** @description Name for people. */
            name: string | null;
            /** @description The category above, if any. */
            parent: components["schemas"]["CategoryRef"] | null;
            /** @description What belongs here. */
            description: string | null;
            /** @description Rackspace: Service Request, Change or Incident. */
            classification: string | null;
            /** @description Rackspace: products it is for. */
            products: string[];
            /** @description Whether it may stand in a ticket. */
            assignable: boolean;
        };
        /**
         * @description A page of Category items.
         * @example {
         *       "items": [
         *         {
         *           "id": "2",
         *           "name": "Technical",
         *           "parent": null,
         *           "description": null,
         *           "classification": null,
         *           "products": [],
         *           "assignable": true
         *         }
         *       ],
         *       "nextCursor": null,
         *       "total": 1,
         *       "warnings": []
         *     }
         */
        CategoryPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Category"][];
            /** @description Send it as `cursor` for the next page; null: this was the last. */
            nextCursor: string | null;
            /** @description Number of items in all pages, where it is known. */
            total: number | null;
            /** @description What is missing, and why. */
            warnings: components["schemas"]["Warning"][];
        };
        /**
         * @description The category of a ticket.
         * @example {
         *       "id": "2",
         *       "name": "Technical",
         *       "parent": null
         *     }
         */
        CategoryRef: {
            /** @description Id of listCategories. */
            id: string;
            /** @description Name for people. */
            name: string | null;
            /** @description The category above, if any. */
            parent: {
                /** @description Id of that category. */
                id: string;
                /** @description Name for people. */
                name: string | null;
            } | null;
        };
        /**
         * @description An optional rating with the closing (Selectel).
         * @example {
         *       "score": 5,
         *       "comment": "Quick and kind"
         *     }
         */
        Closing: {
            /**
             * @description The rating that closes it.
             * @example 5
             */
            score?: number;
            /**
             * @description Remark on the score.
             * @example Quick and kind
             */
            comment?: string;
        };
        /**
         * @description One message of a ticket’s conversation; the opening message is the first.
         * @example {
         *       "id": "18440104",
         *       "ticketId": "selectel:3281043",
         *       "body": "We have restarted the node and keep watching it.",
         *       "format": "text",
         *       "visibility": null,
         *       "author": {
         *         "id": null,
         *         "name": "Oleg T.",
         *         "email": null,
         *         "role": "agent"
         *       },
         *       "attachments": [
         *         {
         *           "id": "54190f1e-0b3c-4c11-9c61-4d1a3a9b7c01",
         *           "filename": "describe-node.txt",
         *           "size": 2048,
         *           "contentType": "text/plain",
         *           "sha256": null,
         *           "commentId": "18440104",
         *           "downloadable": true
         *         }
         *       ],
         *       "rating": null,
         *       "unread": true,
         *       "movedTo": null,
         *       "movedAt": null,
         *       "createdAt": "2026-11-20T12:31:25.000Z"
         *     }
         */
        Comment: {
            /** @description Null only when the new comment could not be read back. */
            id: string | null;
            /** @description The ticket it belongs to. */
            ticketId: string;
            /** @description The message. */
            body: string;
            /**
             * @description How the body is written.
             * @enum {string}
             */
            format: "text" | "markdown" | "bbcode" | "html";
            /**
             * @description Who sees it; null: not told.
             * @enum {string|null}
             */
            visibility: "public" | "internal" | "hidden" | null;
            /** @description Who wrote it. */
            author: components["schemas"]["Person"] | null;
            /** @description Its files. */
            attachments: components["schemas"]["Attachment"][];
            /** @description The customer’s score. */
            rating: components["schemas"]["Rating"] | null;
            /** @description Whether the customer has not read it. */
            unread: boolean | null;
            /** @description Id of the ticket it was moved to. */
            movedTo: string | null;
            /**
             * Format: date-time
             * @description When it was moved.
             * @example 2026-11-20T09:30:00.000Z
             */
            movedAt: string | null;
            /**
             * Format: date-time
             * @description When it was written.
             * @example 2026-11-20T09:30:00.000Z
             */
            createdAt: string | null;
            /** @description What went wrong beside the result; only when something did. */
            warnings?: components["schemas"]["Warning"][];
            /** @description The provider’s own document, without secrets, with `include=raw`. */
            raw?: unknown;
        };
        /**
         * @description A page of Comment items.
         * @example {
         *       "items": [
         *         {
         *           "id": "18440104",
         *           "ticketId": "selectel:3281043",
         *           "body": "We have restarted the node and keep watching it.",
         *           "format": "text",
         *           "visibility": null,
         *           "author": {
         *             "id": null,
         *             "name": "Oleg T.",
         *             "email": null,
         *             "role": "agent"
         *           },
         *           "attachments": [
         *             {
         *               "id": "54190f1e-0b3c-4c11-9c61-4d1a3a9b7c01",
         *               "filename": "describe-node.txt",
         *               "size": 2048,
         *               "contentType": "text/plain",
         *               "sha256": null,
         *               "commentId": "18440104",
         *               "downloadable": true
         *             }
         *           ],
         *           "rating": null,
         *           "unread": true,
         *           "movedTo": null,
         *           "movedAt": null,
         *           "createdAt": "2026-11-20T12:31:25.000Z"
         *         }
         *       ],
         *       "nextCursor": null,
         *       "total": 1,
         *       "warnings": []
         *     }
         */
        CommentPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Comment"][];
            /** @description Send it as `cursor` for the next page; null: this was the last. */
            nextCursor: string | null;
            /** @description Number of items in all pages, where it is known. */
            total: number | null;
            /** @description What is missing, and why. */
            warnings: components["schemas"]["Warning"][];
        };
        /**
         * @description The members to change; at least one.
         * @example {
         *       "body": "Corrected text"
         *     }
         */
        CommentPatch: {
            /**
             * @description The message.
             * @example It does not answer to ping since 09:00 UTC.
             */
            body?: string;
            /**
             * @description Hide it from the client.
             * @enum {string}
             */
            visibility?: "hidden";
        };
        /**
         * @description One configured account at a provider.
         * @example {
         *       "id": "selectel",
         *       "provider": "selectel",
         *       "role": null,
         *       "sandbox": true,
         *       "capabilities": {
         *         "operations": {
         *           "listTickets": "native",
         *           "getComment": "emulated",
         *           "splitTicket": "unsupported"
         *         },
         *         "createFields": {
         *           "subject": {
         *             "required": true,
         *             "maxLength": 255,
         *             "values": null
         *           },
         *           "body": {
         *             "required": true,
         *             "maxLength": 50000,
         *             "values": null
         *           },
         *           "category": {
         *             "required": false,
         *             "maxLength": null,
         *             "values": null
         *           }
         *         },
         *         "updateFields": {
         *           "access": {
         *             "required": false,
         *             "maxLength": null,
         *             "values": null
         *           }
         *         },
         *         "commentFields": {
         *           "body": {
         *             "required": true,
         *             "maxLength": 50000,
         *             "values": null
         *           },
         *           "visibility": {
         *             "required": false,
         *             "maxLength": null,
         *             "values": [
         *               "public"
         *             ]
         *           }
         *         },
         *         "filters": {
         *           "state": "native",
         *           "status": "gateway",
         *           "priority": "unsupported"
         *         },
         *         "sorts": {
         *           "updatedAt": "native",
         *           "subject": "native"
         *         },
         *         "priorities": [],
         *         "ratings": {
         *           "ticket": {
         *             "min": 1,
         *             "max": 10,
         *             "values": null
         *           },
         *           "comment": {
         *             "min": -1,
         *             "max": 1,
         *             "values": [
         *               -1,
         *               1
         *             ]
         *           },
         *           "close": {
         *             "min": 1,
         *             "max": 5,
         *             "values": null
         *           }
         *         },
         *         "attachments": {
         *           "maxFiles": 10,
         *           "maxBytes": 20000000,
         *           "forbiddenExtensions": [],
         *           "moment": "before"
         *         },
         *         "lanes": {
         *           "read": {
         *             "limit": null,
         *             "intervalMs": null,
         *             "concurrency": null
         *           },
         *           "create": {
         *             "limit": 2,
         *             "intervalMs": 60000,
         *             "concurrency": null
         *           },
         *           "update": {
         *             "limit": null,
         *             "intervalMs": null,
         *             "concurrency": null
         *           },
         *           "comment": {
         *             "limit": 60,
         *             "intervalMs": 60000,
         *             "concurrency": null
         *           },
         *           "upload": {
         *             "limit": 20,
         *             "intervalMs": 60000,
         *             "concurrency": null
         *           }
         *         },
         *         "providerFields": {
         *           "createTicket": {
         *             "type": "object",
         *             "properties": {
         *               "noticeId": {
         *                 "type": "string"
         *               }
         *             }
         *           },
         *           "updateTicket": null,
         *           "addComment": null
         *         }
         *       },
         *       "lanes": {
         *         "read": {
         *           "limit": null,
         *           "intervalMs": null,
         *           "concurrency": null,
         *           "remaining": null,
         *           "running": 0,
         *           "waiting": 0,
         *           "pausedUntil": null,
         *           "nextFreeAt": null
         *         },
         *         "create": {
         *           "limit": 2,
         *           "intervalMs": 60000,
         *           "concurrency": null,
         *           "remaining": 1,
         *           "running": 0,
         *           "waiting": 0,
         *           "pausedUntil": null,
         *           "nextFreeAt": null
         *         },
         *         "update": {
         *           "limit": null,
         *           "intervalMs": null,
         *           "concurrency": null,
         *           "remaining": null,
         *           "running": 0,
         *           "waiting": 0,
         *           "pausedUntil": null,
         *           "nextFreeAt": null
         *         },
         *         "comment": {
         *           "limit": 60,
         *           "intervalMs": 60000,
         *           "concurrency": null,
         *           "remaining": 60,
         *           "running": 0,
         *           "waiting": 0,
         *           "pausedUntil": null,
         *           "nextFreeAt": null
         *         },
         *         "upload": {
         *           "limit": 20,
         *           "intervalMs": 60000,
         *           "concurrency": null,
         *           "remaining": 20,
         *           "running": 0,
         *           "waiting": 0,
         *           "pausedUntil": null,
         *           "nextFreeAt": null
         *         }
         *       },
         *       "circuit": {
         *         "state": "closed",
         *         "retryAt": null
         *       }
         *     }
         */
        Connection: {
            /** @description Stands before the colon of a ticket id. */
            id: string;
            /** @description The kind of support desk. */
            provider: string;
            /** @description BILLmanager: staff or client. */
            role: string | null;
            /** @description Whether it is a simulator. */
            sandbox: boolean;
            capabilities: components["schemas"]["Capabilities"];
            /** @description Quota and queue of each class of calls. */
            lanes: {
                read: components["schemas"]["LaneState"];
                create: components["schemas"]["LaneState"];
                update: components["schemas"]["LaneState"];
                comment: components["schemas"]["LaneState"];
                upload: components["schemas"]["LaneState"];
            };
            /** @description The circuit breaker. */
            circuit: {
                /**
                 * @description Open: the provider failed repeatedly and is left alone.
                 * @enum {string}
                 */
                state: "closed" | "open" | "half_open";
                /**
                 * Format: date-time
                 * @description When one read may probe.
                 * @example 2026-11-20T09:30:00.000Z
                 */
                retryAt: string | null;
            };
        };
        /**
         * @description A page of Connection items.
         * @example {
         *       "items": [
         *         {
         *           "id": "selectel",
         *           "provider": "selectel",
         *           "role": null,
         *           "sandbox": true,
         *           "capabilities": {
         *             "operations": {
         *               "listTickets": "native",
         *               "getComment": "emulated",
         *               "splitTicket": "unsupported"
         *             },
         *             "createFields": {
         *               "subject": {
         *                 "required": true,
         *                 "maxLength": 255,
         *                 "values": null
         *               },
         *               "body": {
         *                 "required": true,
         *                 "maxLength": 50000,
         *                 "values": null
         *               },
         *               "category": {
         *                 "required": false,
         *                 "maxLength": null,
         *                 "values": null
         *               }
         *             },
         *             "updateFields": {
         *               "access": {
         *                 "required": false,
         *                 "maxLength": null,
         *                 "values": null
         *               }
         *             },
         *             "commentFields": {
         *               "body": {
         *                 "required": true,
         *                 "maxLength": 50000,
         *                 "values": null
         *               },
         *               "visibility": {
         *                 "required": false,
         *                 "maxLength": null,
         *                 "values": [
         *                   "public"
         *                 ]
         *               }
         *             },
         *             "filters": {
         *               "state": "native",
         *               "status": "gateway",
         *               "priority": "unsupported"
         *             },
         *             "sorts": {
         *               "updatedAt": "native",
         *               "subject": "native"
         *             },
         *             "priorities": [],
         *             "ratings": {
         *               "ticket": {
         *                 "min": 1,
         *                 "max": 10,
         *                 "values": null
         *               },
         *               "comment": {
         *                 "min": -1,
         *                 "max": 1,
         *                 "values": [
         *                   -1,
         *                   1
         *                 ]
         *               },
         *               "close": {
         *                 "min": 1,
         *                 "max": 5,
         *                 "values": null
         *               }
         *             },
         *             "attachments": {
         *               "maxFiles": 10,
         *               "maxBytes": 20000000,
         *               "forbiddenExtensions": [],
         *               "moment": "before"
         *             },
         *             "lanes": {
         *               "read": {
         *                 "limit": null,
         *                 "intervalMs": null,
         *                 "concurrency": null
         *               },
         *               "create": {
         *                 "limit": 2,
         *                 "intervalMs": 60000,
         *                 "concurrency": null
         *               },
         *               "update": {
         *                 "limit": null,
         *                 "intervalMs": null,
         *                 "concurrency": null
         *               },
         *               "comment": {
         *                 "limit": 60,
         *                 "intervalMs": 60000,
         *                 "concurrency": null
         *               },
         *               "upload": {
         *                 "limit": 20,
         *                 "intervalMs": 60000,
         *                 "concurrency": null
         *               }
         *             },
         *             "providerFields": {
         *               "createTicket": {
         *                 "type": "object",
         *                 "properties": {
         *                   "noticeId": {
         *                     "type": "string"
         *                   }
         *                 }
         *               },
         *               "updateTicket": null,
         *               "addComment": null
         *             }
         *           },
         *           "lanes": {
         *             "read": {
         *               "limit": null,
         *               "intervalMs": null,
         *               "concurrency": null,
         *               "remaining": null,
         *               "running": 0,
         *               "waiting": 0,
         *               "pausedUntil": null,
         *               "nextFreeAt": null
         *             },
         *             "create": {
         *               "limit": 2,
         *               "intervalMs": 60000,
         *               "concurrency": null,
         *               "remaining": 1,
         *               "running": 0,
         *               "waiting": 0,
         *               "pausedUntil": null,
         *               "nextFreeAt": null
         *             },
         *             "update": {
         *               "limit": null,
         *               "intervalMs": null,
         *               "concurrency": null,
         *               "remaining": null,
         *               "running": 0,
         *               "waiting": 0,
         *               "pausedUntil": null,
         *               "nextFreeAt": null
         *             },
         *             "comment": {
         *               "limit": 60,
         *               "intervalMs": 60000,
         *               "concurrency": null,
         *               "remaining": 60,
         *               "running": 0,
         *               "waiting": 0,
         *               "pausedUntil": null,
         *               "nextFreeAt": null
         *             },
         *             "upload": {
         *               "limit": 20,
         *               "intervalMs": 60000,
         *               "concurrency": null,
         *               "remaining": 20,
         *               "running": 0,
         *               "waiting": 0,
         *               "pausedUntil": null,
         *               "nextFreeAt": null
         *             }
         *           },
         *           "circuit": {
         *             "state": "closed",
         *             "retryAt": null
         *           }
         *         }
         *       ],
         *       "nextCursor": null,
         *       "total": 1,
         *       "warnings": []
         *     }
         */
        ConnectionPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Connection"][];
            /** @description Send it as `cursor` for the next page; null: this was the last. */
            nextCursor: string | null;
            /** @description Number of items in all pages, where it is known. */
            total: number | null;
            /** @description What is missing, and why. */
            warnings: components["schemas"]["Warning"][];
        };
        /**
         * @description What a write would send to the provider.
         * @example {
         *       "dryRun": true,
         *       "complete": true,
         *       "requests": [
         *         {
         *           "method": "POST",
         *           "url": "https://restapi.plusofon.ru/api/v1/technical-support",
         *           "headers": {
         *             "accept": "application/json",
         *             "authorization": "Bearer [redacted]"
         *           },
         *           "body": {
         *             "subject": "No incoming calls",
         *             "message": "Since this morning."
         *           }
         *         }
         *       ]
         *     }
         */
        DryRun: {
            /**
             * @description Nothing was sent.
             * @enum {boolean}
             */
            dryRun: true;
            /** @description Whether the write itself is among the requests; false: what comes after the first depends on its answer. */
            complete: boolean;
            /** @description What would be sent, in this order, up to the write; opening a session is left out. `[redacted]` stands for credentials. */
            requests: {
                /**
                 * @description The HTTP method.
                 * @enum {string}
                 */
                method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
                /** @description Where it would go. */
                url: string;
                /** @description Without credentials. */
                headers: {
                    [key: string]: string;
                };
                /** @description The JSON, the fields of a form, the text of a multipart body, or null. */
                body: unknown;
            }[];
        };
        /**
         * @description A panel session with a client’s rights.
         * @example {
         *       "session": "6d1f0c9a4b7e",
         *       "panelUrl": "https://panel.example.com:1500/billmgr"
         *     }
         */
        Impersonation: {
            /** @description The panel session; a secret. */
            session: string;
            /** @description Where the panel is; without the session. */
            panelUrl: string;
        };
        /**
         * @description Quota and queue of a class of calls.
         * @example {
         *       "limit": 1,
         *       "intervalMs": 60000,
         *       "concurrency": null,
         *       "remaining": 0,
         *       "running": 0,
         *       "waiting": 2,
         *       "pausedUntil": null,
         *       "nextFreeAt": "2026-11-20T09:30:42.000Z"
         *     }
         */
        LaneState: {
            /** @description Calls that may start in any window; null: no quota. */
            limit: number | null;
            /** @description Length of the window. */
            intervalMs: number | null;
            /** @description Calls at the same time; null: any number. */
            concurrency: number | null;
            /** @description Calls that may start now. */
            remaining: number | null;
            /** @description Calls under way. */
            running: number;
            /** @description Calls waiting for a slot. */
            waiting: number;
            /**
             * Format: date-time
             * @description The provider asked for a pause until then.
             * @example 2026-11-20T09:30:00.000Z
             */
            pausedUntil: string | null;
            /**
             * Format: date-time
             * @description When the next slot will be free; null: now.
             * @example 2026-11-20T09:30:00.000Z
             */
            nextFreeAt: string | null;
        };
        /**
         * @description A message to add.
         * @example {
         *       "body": "Any news?"
         *     }
         */
        NewComment: {
            /**
             * @description The message.
             * @example It does not answer to ping since 09:00 UTC.
             */
            body: string;
            /**
             * @description Internal notes are for staff only.
             * @enum {string}
             */
            visibility?: "public" | "internal";
            /** @description Earlier uploads to attach. */
            attachments?: string[];
            /** @description Fields that only this provider has, checked against `capabilities.providerFields`. */
            providerFields?: {
                [key: string]: unknown;
            };
        };
        /**
         * @description Whose rights are wanted.
         * @example {
         *       "ticketId": "billmanager:1023"
         *     }
         */
        NewImpersonation: {
            /**
             * @description A ticket of the client.
             * @example billmanager:1023
             */
            ticketId: string;
        };
        /**
         * @description A score to give.
         * @example {
         *       "score": 1,
         *       "comment": "Thank you"
         *     }
         */
        NewRating: {
            /**
             * @description The score, on the provider’s scale.
             * @example 1
             */
            score: number;
            /**
             * @description Remark on the score.
             * @example Thank you
             */
            comment?: string;
        };
        /**
         * @description Paid support tickets to buy.
         * @example {
         *       "count": 3
         *     }
         */
        NewSupportPurchase: {
            /**
             * @description Paid support tickets.
             * @example 3
             */
            count: number;
            /**
             * @description Id of the client.
             * @example 42
             */
            account?: string;
        };
        /**
         * @description A ticket to open.
         * @example {
         *       "connection": "selectel",
         *       "subject": "Server does not answer",
         *       "body": "It does not answer to ping since 09:00 UTC.",
         *       "category": "technical"
         *     }
         * @example {
         *       "connection": "rackspace",
         *       "subject": "Disk almost full on db-01",
         *       "body": "Please add 200 GB to /var before the weekend.",
         *       "category": "Account/General",
         *       "account": "hybrid:12345",
         *       "priority": "high",
         *       "resources": [
         *         "https://resources.api.rackspace.com/resources/dedicated:0229128"
         *       ]
         *     }
         * @example {
         *       "connection": "billmanager",
         *       "subject": "Invoice for October",
         *       "body": "The client asks for the invoice on paper.",
         *       "account": "office@client-13.example",
         *       "category": "3",
         *       "priority": "low"
         *     }
         * @example {
         *       "connection": "billmanager-client",
         *       "subject": "IPv6 is missing after the migration",
         *       "body": "The server has only IPv4 since last night.",
         *       "category": "2",
         *       "priority": "normal",
         *       "providerFields": {
         *         "service": "3101"
         *       }
         *     }
         * @example {
         *       "connection": "epixel",
         *       "subject": "Commission of October is missing",
         *       "body": "The payout list does not have it.",
         *       "category": "2",
         *       "priority": "high"
         *     }
         * @example {
         *       "connection": "plusofon",
         *       "subject": "Calls break off after a minute",
         *       "body": "On every line, since this morning."
         *     }
         */
        NewTicket: {
            /**
             * @description Where to open it; see listConnections.
             * @example selectel
             */
            connection: string;
            /**
             * @description What it is about, in one line.
             * @example Server does not answer
             */
            subject: string;
            /**
             * @description The message.
             * @example It does not answer to ping since 09:00 UTC.
             */
            body: string;
            /**
             * @description The normalized priority.
             * @enum {string}
             */
            priority?: "low" | "normal" | "high" | "urgent" | "emergency";
            /**
             * @description Id of listCategories.
             * @example order_consultation
             */
            category?: string;
            /**
             * @description Id of listAccounts.
             * @example hybrid:12345
             */
            account?: string;
            /** @description What it concerns. */
            resources?: string[];
            /** @description Whom to notify. */
            recipients?: string[];
            /** @description Who may see the ticket (Selectel). */
            access?: {
                /** @description Who may see the ticket, in the provider’s words. */
                level: string;
                /** @description Projects that get access. */
                projects?: string[];
            };
            /** @description Earlier uploads to attach. */
            attachments?: string[];
            /** @description Fields that only this provider has, checked against `capabilities.providerFields`. */
            providerFields?: {
                [key: string]: unknown;
            };
        };
        /**
         * @description A write, from before its first byte until its outcome is known.
         * @example {
         *       "id": "019ab3c0-7f4e-7c21-9d55-0b6a2f1c8e44",
         *       "action": "createTicket",
         *       "connection": "selectel",
         *       "state": "succeeded",
         *       "ticketId": "selectel:61234",
         *       "commentId": null,
         *       "createdAt": "2026-11-20T09:30:00.000Z",
         *       "updatedAt": "2026-11-20T09:30:01.250Z",
         *       "problem": null
         *     }
         */
        Operation: {
            /** @description As in the header `Operation-Id`. */
            id: string;
            /**
             * @description The operationId of the write.
             * @example createTicket
             */
            action: string;
            /** @description Where it was sent. */
            connection: string;
            /**
             * @description `unknown`: the answer was lost and the gateway is finding out; `not_created`: it had no effect, the same key may run again; `needs_resolution`: a person must decide.
             * @enum {string}
             */
            state: "running" | "succeeded" | "failed" | "unknown" | "not_created" | "needs_resolution";
            /** @description The ticket it made or changed, once known. */
            ticketId: string | null;
            /** @description The comment it made or changed, once known. */
            commentId: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC, ending in `Z`.
             * @example 2026-11-20T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC, ending in `Z`.
             * @example 2026-11-20T09:30:00.000Z
             */
            updatedAt: string;
            /** @description The problem that the caller was answered with. */
            problem: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * @description A page of Operation items.
         * @example {
         *       "items": [
         *         {
         *           "id": "019ab3c0-7f4e-7c21-9d55-0b6a2f1c8e44",
         *           "action": "createTicket",
         *           "connection": "selectel",
         *           "state": "succeeded",
         *           "ticketId": "selectel:61234",
         *           "commentId": null,
         *           "createdAt": "2026-11-20T09:30:00.000Z",
         *           "updatedAt": "2026-11-20T09:30:01.250Z",
         *           "problem": null
         *         }
         *       ],
         *       "nextCursor": null,
         *       "total": 1,
         *       "warnings": []
         *     }
         */
        OperationPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Operation"][];
            /** @description Send it as `cursor` for the next page; null: this was the last. */
            nextCursor: string | null;
            /** @description Number of items in all pages, where it is known. */
            total: number | null;
            /** @description What is missing, and why. */
            warnings: components["schemas"]["Warning"][];
        };
        /**
         * @description Somebody who wrote or handles a ticket.
         * @example {
         *       "id": "9740",
         *       "name": "Anna Petrova",
         *       "email": "anna@example.com",
         *       "role": "customer"
         *     }
         */
        Person: {
            /** @description The provider’s id of this person. */
            id: string | null;
            /** @description Name as the provider shows it. */
            name: string | null;
            /** @description E-mail address, where the provider tells it. */
            email: string | null;
            /**
             * @description Which side of the desk this person is on.
             * @enum {string}
             */
            role: "customer" | "agent" | "system" | "unknown";
        };
        /**
         * @description A kind of support desk.
         * @example {
         *       "id": "selectel",
         *       "name": "Selectel",
         *       "variants": [
         *         {
         *           "role": null,
         *           "capabilities": {
         *             "operations": {
         *               "listTickets": "native",
         *               "getComment": "emulated",
         *               "splitTicket": "unsupported"
         *             },
         *             "createFields": {
         *               "subject": {
         *                 "required": true,
         *                 "maxLength": 255,
         *                 "values": null
         *               },
         *               "body": {
         *                 "required": true,
         *                 "maxLength": 50000,
         *                 "values": null
         *               },
         *               "category": {
         *                 "required": false,
         *                 "maxLength": null,
         *                 "values": null
         *               }
         *             },
         *             "updateFields": {
         *               "access": {
         *                 "required": false,
         *                 "maxLength": null,
         *                 "values": null
         *               }
         *             },
         *             "commentFields": {
         *               "body": {
         *                 "required": true,
         *                 "maxLength": 50000,
         *                 "values": null
         *               },
         *               "visibility": {
         *                 "required": false,
         *                 "maxLength": null,
         *                 "values": [
         *                   "public"
         *                 ]
         *               }
         *             },
         *             "filters": {
         *               "state": "native",
         *               "status": "gateway",
         *               "priority": "unsupported"
         *             },
         *             "sorts": {
         *               "updatedAt": "native",
         *               "subject": "native"
         *             },
         *             "priorities": [],
         *             "ratings": {
         *               "ticket": {
         *                 "min": 1,
         *                 "max": 10,
         *                 "values": null
         *               },
         *               "comment": {
         *                 "min": -1,
         *                 "max": 1,
         *                 "values": [
         *                   -1,
         *                   1
         *                 ]
         *               },
         *               "close": {
         *                 "min": 1,
         *                 "max": 5,
         *                 "values": null
         *               }
         *             },
         *             "attachments": {
         *               "maxFiles": 10,
         *               "maxBytes": 20000000,
         *               "forbiddenExtensions": [],
         *               "moment": "before"
         *             },
         *             "lanes": {
         *               "read": {
         *                 "limit": null,
         *                 "intervalMs": null,
         *                 "concurrency": null
         *               },
         *               "create": {
         *                 "limit": 2,
         *                 "intervalMs": 60000,
         *                 "concurrency": null
         *               },
         *               "update": {
         *                 "limit": null,
         *                 "intervalMs": null,
         *                 "concurrency": null
         *               },
         *               "comment": {
         *                 "limit": 60,
         *                 "intervalMs": 60000,
         *                 "concurrency": null
         *               },
         *               "upload": {
         *                 "limit": 20,
         *                 "intervalMs": 60000,
         *                 "concurrency": null
         *               }
         *             },
         *             "providerFields": {
         *               "createTicket": {
         *                 "type": "object",
         *                 "properties": {
         *                   "noticeId": {
         *                     "type": "string"
         *                   }
         *                 }
         *               },
         *               "updateTicket": null,
         *               "addComment": null
         *             }
         *           }
         *         }
         *       ]
         *     }
         */
        Provider: {
            /** @description `provider` of a connection. */
            id: string;
            /** @description Name for people. */
            name: string;
            /** @description One for each role; most providers have one. */
            variants: {
                /** @description BILLmanager: staff or client; elsewhere null. */
                role: string | null;
                capabilities: components["schemas"]["Capabilities"];
            }[];
        };
        /**
         * @description A page of Provider items.
         * @example {
         *       "items": [
         *         {
         *           "id": "selectel",
         *           "name": "Selectel",
         *           "variants": [
         *             {
         *               "role": null,
         *               "capabilities": {
         *                 "operations": {
         *                   "listTickets": "native",
         *                   "getComment": "emulated",
         *                   "splitTicket": "unsupported"
         *                 },
         *                 "createFields": {
         *                   "subject": {
         *                     "required": true,
         *                     "maxLength": 255,
         *                     "values": null
         *                   },
         *                   "body": {
         *                     "required": true,
         *                     "maxLength": 50000,
         *                     "values": null
         *                   },
         *                   "category": {
         *                     "required": false,
         *                     "maxLength": null,
         *                     "values": null
         *                   }
         *                 },
         *                 "updateFields": {
         *                   "access": {
         *                     "required": false,
         *                     "maxLength": null,
         *                     "values": null
         *                   }
         *                 },
         *                 "commentFields": {
         *                   "body": {
         *                     "required": true,
         *                     "maxLength": 50000,
         *                     "values": null
         *                   },
         *                   "visibility": {
         *                     "required": false,
         *                     "maxLength": null,
         *                     "values": [
         *                       "public"
         *                     ]
         *                   }
         *                 },
         *                 "filters": {
         *                   "state": "native",
         *                   "status": "gateway",
         *                   "priority": "unsupported"
         *                 },
         *                 "sorts": {
         *                   "updatedAt": "native",
         *                   "subject": "native"
         *                 },
         *                 "priorities": [],
         *                 "ratings": {
         *                   "ticket": {
         *                     "min": 1,
         *                     "max": 10,
         *                     "values": null
         *                   },
         *                   "comment": {
         *                     "min": -1,
         *                     "max": 1,
         *                     "values": [
         *                       -1,
         *                       1
         *                     ]
         *                   },
         *                   "close": {
         *                     "min": 1,
         *                     "max": 5,
         *                     "values": null
         *                   }
         *                 },
         *                 "attachments": {
         *                   "maxFiles": 10,
         *                   "maxBytes": 20000000,
         *                   "forbiddenExtensions": [],
         *                   "moment": "before"
         *                 },
         *                 "lanes": {
         *                   "read": {
         *                     "limit": null,
         *                     "intervalMs": null,
         *                     "concurrency": null
         *                   },
         *                   "create": {
         *                     "limit": 2,
         *                     "intervalMs": 60000,
         *                     "concurrency": null
         *                   },
         *                   "update": {
         *                     "limit": null,
         *                     "intervalMs": null,
         *                     "concurrency": null
         *                   },
         *                   "comment": {
         *                     "limit": 60,
         *                     "intervalMs": 60000,
         *                     "concurrency": null
         *                   },
         *                   "upload": {
         *                     "limit": 20,
         *                     "intervalMs": 60000,
         *                     "concurrency": null
         *                   }
         *                 },
         *                 "providerFields": {
         *                   "createTicket": {
         *                     "type": "object",
         *                     "properties": {
         *                       "noticeId": {
         *                         "type": "string"
         *                       }
         *                     }
         *                   },
         *                   "updateTicket": null,
         *                   "addComment": null
         *                 }
         *               }
         *             }
         *           ]
         *         }
         *       ],
         *       "nextCursor": null,
         *       "total": 1,
         *       "warnings": []
         *     }
         */
        ProviderPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Provider"][];
            /** @description Send it as `cursor` for the next page; null: this was the last. */
            nextCursor: string | null;
            /** @description Number of items in all pages, where it is known. */
            total: number | null;
            /** @description What is missing, and why. */
            warnings: components["schemas"]["Warning"][];
        };
        /**
         * @description A score that the customer gave.
         * @example {
         *       "score": 5,
         *       "comment": "Quick and kind",
         *       "createdAt": "2026-11-20T09:30:00.000Z"
         *     }
         */
        Rating: {
            /** @description The score, on the provider’s scale (see `capabilities.ratings`). */
            score: number;
            /** @description Remark on the score. */
            comment: string | null;
            /**
             * Format: date-time
             * @description When it was given.
             * @example 2026-11-20T09:30:00.000Z
             */
            createdAt: string | null;
        };
        /**
         * @description Why it is opened again.
         * @example {
         *       "body": "It happens again."
         *     }
         */
        Reopening: {
            /**
             * @description The message.
             * @example It does not answer to ping since 09:00 UTC.
             */
            body: string;
            /** @description Earlier uploads to attach. */
            attachments?: string[];
        };
        /**
         * @description A person’s decision about an operation whose outcome is unknown.
         * @example {
         *       "outcome": "created",
         *       "ticketId": "selectel:61234"
         *     }
         */
        Resolution: {
            /**
             * @description What a person found at the provider.
             * @enum {string}
             */
            outcome: "created" | "not_created";
            /**
             * @description The ticket, `<connection>:<number>`; needed where a ticket was created.
             * @example selectel:61234
             */
            ticketId?: string;
        };
        /**
         * @description The stored list filter of the panel’s people.
         * @example {
         *       "clients": [
         *         "12"
         *       ]
         *     }
         */
        SavedFilter: {
            /** @description Only tickets of these clients. */
            clients?: string[];
            /** @description The panel’s own filter fields. */
            fields?: {
                [key: string]: string;
            };
        };
        /**
         * @description This and later comments move to a new ticket.
         * @example {
         *       "commentId": "3002"
         *     }
         */
        Split: {
            /**
             * @description The first comment that moves.
             * @example 3002
             */
            commentId: string;
        };
        /**
         * @description What was bought.
         * @example {
         *       "count": 3
         *     }
         */
        SupportPurchase: {
            /** @description Paid support tickets that were bought. */
            count: number;
        };
        /**
         * @description A server, service or line that a ticket may concern.
         * @example {
         *       "id": "dedicated:00001",
         *       "name": "web-1",
         *       "url": "https://resources.api.rackspace.com/resources/dedicated:00001",
         *       "type": "server",
         *       "account": "hybrid:12345"
         *     }
         */
        SupportResource: {
            /** @description The provider’s id. */
            id: string;
            /** @description Name for people. */
            name: string | null;
            /** @description Stands in `resources` of a Rackspace ticket. */
            url: string | null;
            /** @description Kind of resource. */
            type: string | null;
            /** @description Id of the account that owns it. */
            account: string | null;
        };
        /**
         * @description A page of SupportResource items.
         * @example {
         *       "items": [
         *         {
         *           "id": "dedicated:00001",
         *           "name": "web-1",
         *           "url": "https://resources.api.rackspace.com/resources/dedicated:00001",
         *           "type": "server",
         *           "account": "hybrid:12345"
         *         }
         *       ],
         *       "nextCursor": null,
         *       "total": 1,
         *       "warnings": []
         *     }
         */
        SupportResourcePage: {
            /** @description The items of this page. */
            items: components["schemas"]["SupportResource"][];
            /** @description Send it as `cursor` for the next page; null: this was the last. */
            nextCursor: string | null;
            /** @description Number of items in all pages, where it is known. */
            total: number | null;
            /** @description What is missing, and why. */
            warnings: components["schemas"]["Warning"][];
        };
        /**
         * @description A tag (Epixel).
         * @example {
         *       "id": "3",
         *       "name": "refund",
         *       "keyword": "refund"
         *     }
         */
        Tag: {
            /** @description Stands in `tags` of a ticket. */
            id: string;
            /** @description Name for people. */
            name: string;
            /** @description Short word for it. */
            keyword: string | null;
        };
        /**
         * @description A page of Tag items.
         * @example {
         *       "items": [
         *         {
         *           "id": "3",
         *           "name": "refund",
         *           "keyword": "refund"
         *         }
         *       ],
         *       "nextCursor": null,
         *       "total": 1,
         *       "warnings": []
         *     }
         */
        TagPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Tag"][];
            /** @description Send it as `cursor` for the next page; null: this was the last. */
            nextCursor: string | null;
            /** @description Number of items in all pages, where it is known. */
            total: number | null;
            /** @description What is missing, and why. */
            warnings: components["schemas"]["Warning"][];
        };
        /**
         * @description A ticket, the same for every provider. What a provider does not tell is null.
         * @example {
         *       "id": "selectel:3281043",
         *       "connection": "selectel",
         *       "provider": "selectel",
         *       "number": "3281043",
         *       "subject": "Kubernetes node 43 is NotReady",
         *       "state": "open",
         *       "status": "in_progress",
         *       "priority": null,
         *       "category": {
         *         "id": "cloud_platform",
         *         "name": "Cloud platform",
         *         "parent": {
         *           "id": "technical",
         *           "name": null
         *         }
         *       },
         *       "tags": [],
         *       "author": null,
         *       "updatedBy": null,
         *       "assignee": null,
         *       "account": null,
         *       "resources": [],
         *       "recipients": [],
         *       "access": {
         *         "level": "account_users",
         *         "projects": []
         *       },
         *       "rating": null,
         *       "unread": true,
         *       "favorite": null,
         *       "blocked": null,
         *       "splitFrom": null,
         *       "commentCount": 3,
         *       "createdAt": "2026-11-20T10:31:25.000Z",
         *       "updatedAt": "2026-11-20T14:31:25.000Z",
         *       "closedAt": null,
         *       "url": "https://my.selectel.ru/tickets/conversation/3281043",
         *       "actions": [
         *         "updateTicket",
         *         "closeTicket",
         *         "rateTicket",
         *         "addComment",
         *         "rateComment"
         *       ],
         *       "upstream": {
         *         "status": {
         *           "id": "in_progress",
         *           "label": "In progress"
         *         },
         *         "priority": {
         *           "id": null,
         *           "label": null
         *         }
         *       },
         *       "providerFields": {
         *         "noticeId": null
         *       }
         *     }
         */
        Ticket: {
            /**
             * @description `<connection>:<number>`.
             * @example selectel:3281043
             */
            id: string;
            /** @description The connection it belongs to. */
            connection: string;
            /** @description The kind of support desk. */
            provider: string;
            /** @description The number the provider’s people see. */
            number: string;
            /** @description What it is about, in one line. */
            subject: string;
            /**
             * @description `closed` for the statuses closed and archived, else `open`.
             * @enum {string}
             */
            state: "open" | "closed";
            /**
             * @description The normalized status; the provider’s own word is in `upstream.status`.
             * @enum {string}
             */
            status: "open" | "in_progress" | "waiting_on_customer" | "waiting_on_provider" | "resolved" | "closed" | "archived";
            /**
             * @description The normalized priority; null where the provider has none.
             * @enum {string|null}
             */
            priority: "low" | "normal" | "high" | "urgent" | "emergency" | null;
            /** @description What it is about. */
            category: components["schemas"]["CategoryRef"] | null;
            /** @description Tags (Epixel). */
            tags: {
                /** @description Id of listTags. */
                id: string;
                /** @description Name for people. */
                name: string | null;
            }[];
            /** @description Who opened it. */
            author: components["schemas"]["Person"] | null;
            /** @description Who touched it last. */
            updatedBy: components["schemas"]["Person"] | null;
            /** @description Who handles it. */
            assignee: components["schemas"]["Person"] | null;
            /** @description The account it is filed under. */
            account: {
                /** @description Id of listAccounts. */
                id: string;
                /** @description Name for people. */
                name: string | null;
            } | null;
            /** @description Servers, services or lines it concerns. */
            resources: {
                /** @description Id of listResources. */
                id: string;
                /** @description Name for people. */
                name: string | null;
                /** @description URL of listResources. */
                url: string | null;
            }[];
            /** @description Who is notified. */
            recipients: {
                /** @description Kind of address: `email`, `contact` … */
                type: string;
                /** @description The address, or the id of a contact. */
                value: string;
            }[];
            /** @description Who may see it. */
            access: components["schemas"]["Access"] | null;
            /** @description The customer’s score. */
            rating: components["schemas"]["Rating"] | null;
            /** @description Whether the customer has something new to read. */
            unread: boolean | null;
            /** @description Whether it is marked as a favourite. */
            favorite: boolean | null;
            /** @description Whether an employee holds it (BILLmanager). */
            blocked: boolean | null;
            /** @description Id of the ticket it was split from. */
            splitFrom: string | null;
            /** @description Number of comments, the opening message included. */
            commentCount: number | null;
            /**
             * Format: date-time
             * @description When it was opened.
             * @example 2026-11-20T09:30:00.000Z
             */
            createdAt: string | null;
            /**
             * Format: date-time
             * @description When it last changed.
             * @example 2026-11-20T09:30:00.000Z
             */
            updatedAt: string | null;
            /**
             * Format: date-time
             * @description When it was closed.
             * @example 2026-11-20T09:30:00.000Z
             */
            closedAt: string | null;
            /** @description The provider’s page for people. */
            url: string | null;
            /** @description Writes that this connection offers and this ticket’s state allows (operationIds). */
            actions: string[];
            /** @description The provider’s own words, beside ours. */
            upstream: {
                /** @description Its word for the status. */
                status: {
                    /** @description The provider’s code. */
                    id: string | null;
                    /** @description The provider’s word. */
                    label: string | null;
                };
                /** @description Its word for the priority. */
                priority: {
                    /** @description The provider’s code. */
                    id: string | null;
                    /** @description The provider’s word. */
                    label: string | null;
                };
            };
            /** @description What has no common name. */
            providerFields: {
                [key: string]: unknown;
            };
            /** @description The whole conversation, with `include=comments`. */
            comments?: components["schemas"]["Comment"][];
            /** @description Files of this call, after a create or reopen with files. */
            attachments?: components["schemas"]["Attachment"][];
            /** @description What went wrong beside the result; only when something did. */
            warnings?: components["schemas"]["Warning"][];
            /** @description The provider’s own document, without secrets, with `include=raw`. */
            raw?: unknown;
        };
        /**
         * @description A page of Ticket items.
         * @example {
         *       "items": [
         *         {
         *           "id": "selectel:3281043",
         *           "connection": "selectel",
         *           "provider": "selectel",
         *           "number": "3281043",
         *           "subject": "Kubernetes node 43 is NotReady",
         *           "state": "open",
         *           "status": "in_progress",
         *           "priority": null,
         *           "category": {
         *             "id": "cloud_platform",
         *             "name": "Cloud platform",
         *             "parent": {
         *               "id": "technical",
         *               "name": null
         *             }
         *           },
         *           "tags": [],
         *           "author": null,
         *           "updatedBy": null,
         *           "assignee": null,
         *           "account": null,
         *           "resources": [],
         *           "recipients": [],
         *           "access": {
         *             "level": "account_users",
         *             "projects": []
         *           },
         *           "rating": null,
         *           "unread": true,
         *           "favorite": null,
         *           "blocked": null,
         *           "splitFrom": null,
         *           "commentCount": 3,
         *           "createdAt": "2026-11-20T10:31:25.000Z",
         *           "updatedAt": "2026-11-20T14:31:25.000Z",
         *           "closedAt": null,
         *           "url": "https://my.selectel.ru/tickets/conversation/3281043",
         *           "actions": [
         *             "updateTicket",
         *             "closeTicket",
         *             "rateTicket",
         *             "addComment",
         *             "rateComment"
         *           ],
         *           "upstream": {
         *             "status": {
         *               "id": "in_progress",
         *               "label": "In progress"
         *             },
         *             "priority": {
         *               "id": null,
         *               "label": null
         *             }
         *           },
         *           "providerFields": {
         *             "noticeId": null
         *           }
         *         }
         *       ],
         *       "nextCursor": null,
         *       "total": 1,
         *       "warnings": []
         *     }
         */
        TicketPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Ticket"][];
            /** @description Send it as `cursor` for the next page; null: this was the last. */
            nextCursor: string | null;
            /** @description Number of items in all pages, where it is known. */
            total: number | null;
            /** @description What is missing, and why. */
            warnings: components["schemas"]["Warning"][];
        };
        /**
         * @description The members to change; at least one.
         * @example {
         *       "priority": "high"
         *     }
         */
        TicketPatch: {
            /**
             * @description What it is about, in one line.
             * @example Server does not answer
             */
            subject?: string;
            /**
             * @description The normalized priority.
             * @enum {string}
             */
            priority?: "low" | "normal" | "high" | "urgent" | "emergency";
            /**
             * @description Id of listCategories.
             * @example 2
             */
            category?: string;
            /** @description Replaces the tags. */
            tags?: string[];
            /** @description Replaces the resources. */
            resources?: string[];
            /** @description Who may see the ticket (Selectel). */
            access?: {
                /** @description Who may see the ticket, in the provider’s words. */
                level: string;
                /** @description Projects that get access. */
                projects?: string[];
            };
            /** @description Mark as a favourite. */
            favorite?: boolean;
            /** @description Fields that only this provider has, checked against `capabilities.providerFields`. */
            providerFields?: {
                [key: string]: unknown;
            };
        };
        /**
         * @description A file sent before the ticket or comment that will carry it.
         * @example {
         *       "id": "5f0c5b1e-8b0e-4d53-9f3a-0f3f4ad0a1b2",
         *       "filename": "server.log",
         *       "size": 1024,
         *       "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
         *     }
         */
        Upload: {
            /** @description Stands in `attachments` of a later write. */
            id: string;
            /** @description Name of the file. */
            filename: string;
            /** @description Bytes. */
            size: number;
            /** @description Hex of the SHA-256 of the bytes. */
            sha256: string;
        };
        /**
         * @description The uploads of this call.
         * @example {
         *       "items": [
         *         {
         *           "id": "5f0c5b1e-8b0e-4d53-9f3a-0f3f4ad0a1b2",
         *           "filename": "server.log",
         *           "size": 1024,
         *           "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
         *         }
         *       ]
         *     }
         */
        UploadList: {
            /** @description In the order sent. */
            items: components["schemas"]["Upload"][];
        };
        /**
         * @description Something that went wrong beside a result.
         * @example {
         *       "code": "upstream_timeout",
         *       "title": "The provider did not answer in time",
         *       "detail": "Nothing of this connection is in the page; the next page asks it again.",
         *       "connection": "selectel",
         *       "filename": null,
         *       "retryAfter": null
         *     }
         */
        Warning: {
            /** @description A problem code, or `readback_failed` `step_failed` `attachment_failed` `split_target_unknown` `comments_unavailable` `list_incomplete`. */
            code: string;
            /** @description The same for every warning of this code. */
            title: string;
            /** @description What happened here. */
            detail: string;
            /** @description The connection it concerns. */
            connection: string | null;
            /** @description The file it concerns. */
            filename: string | null;
            /** @description Seconds until a retry makes sense. */
            retryAfter: number | null;
        };
        /**
         * @description That the process lives.
         * @example {
         *       "status": "ok"
         *     }
         */
        Health: {
            /**
             * @description The process lives.
             * @enum {string}
             */
            status: "ok";
        };
        /**
         * @description Whether requests should be sent here.
         * @example {
         *       "status": "ready",
         *       "reasons": []
         *     }
         */
        Readiness: {
            /**
             * @description Degraded: requests are served, but not all of them.
             * @enum {string}
             */
            status: "ready" | "degraded" | "starting" | "stopping";
            /** @description Codes of what is missing. */
            reasons: string[];
        };
        /**
         * @description One kind of problem.
         * @example {
         *       "type": "/problems/rate_limited",
         *       "code": "rate_limited",
         *       "status": 429,
         *       "title": "The quota of this API key is used up",
         *       "advice": "Wait `Retry-After` seconds."
         *     }
         */
        ProblemType: {
            /** @description Path of this page. */
            type: string;
            /** @description The code. */
            code: string;
            /** @description The usual HTTP status. */
            status: number;
            /** @description What it means. */
            title: string;
            /** @description What the caller can do. */
            advice: string;
        };
        /**
         * @description Every kind of problem.
         * @example {
         *       "items": [
         *         {
         *           "type": "/problems/rate_limited",
         *           "code": "rate_limited",
         *           "status": 429,
         *           "title": "The quota of this API key is used up",
         *           "advice": "Wait `Retry-After` seconds."
         *         }
         *       ]
         *     }
         */
        ProblemTypeList: {
            /** @description In the order of the documentation. */
            items: components["schemas"]["ProblemType"][];
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
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It lives. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Requests are served. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The process is starting or stopping. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    listProblemTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every problem type. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemTypeList"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProblemType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A problem code.
                 * @example rate_limited
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The problem type. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemType"];
                };
            };
            /** @description `route_not_found`: There is no such route. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviders: {
        parameters: {
            query?: {
                /** @description Items of a page. */
                limit?: number;
                /** @description `nextCursor` of the page before, with the same query. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of Provider items. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderPage"];
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConnections: {
        parameters: {
            query?: {
                /** @description Items of a page. */
                limit?: number;
                /** @description `nextCursor` of the page before, with the same query. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of Connection items. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionPage"];
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description A connection of your key.
                 * @example selectel
                 */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One configured account at a provider. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTickets: {
        parameters: {
            query?: {
                /** @description Only these connections; left out: all of your key. */
                connection?: string[];
                /** @description Only tickets in this state. */
                state?: "open" | "closed";
                /** @description Only tickets in one of these statuses. */
                status?: ("open" | "in_progress" | "waiting_on_customer" | "waiting_on_provider" | "resolved" | "closed" | "archived")[];
                /** @description Selectel: full text; elsewhere: in the subject. */
                q?: string;
                /** @description Only tickets of one of these categories. */
                category?: string[];
                /** @description Only tickets of one of these priorities. */
                priority?: ("low" | "normal" | "high" | "urgent" | "emergency")[];
                /** @description Only tickets that changed then or later; any offset. */
                updatedSince?: string;
                /** @description Selectel: only tickets of this access level. */
                access?: string;
                /** @description Selectel: only tickets of this project. */
                project?: string;
                /** @description Key to sort by; `-` in front: descending. Left out: `-updatedAt` where it can be done. */
                sort?: "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt" | "number" | "-number" | "subject" | "-subject" | "status" | "-status";
                /** @description Items of a page. */
                limit?: number;
                /** @description `nextCursor` of the page before, with the same query. */
                cursor?: string;
                /** @description `raw`: the provider’s own document, without secrets. */
                include?: "raw"[];
            };
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of Ticket items. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketPage"];
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `filter_not_supported`: This connection cannot filter by that. `sort_not_supported`: This connection cannot sort by that. `value_not_supported`: This provider does not take a value. `upstream_rejected`: The provider refused the request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTicket: {
        parameters: {
            query?: {
                /** @description `true`: checks all that can be checked here, and answers 200 with what would be sent. Nothing is sent, no quota is spent, nothing is kept. JSON only. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTicket"];
                "multipart/form-data": {
                    ticket: components["schemas"]["NewTicket"];
                    /**
                     * @description The files, in the order they should have.
                     * @default []
                     */
                    files?: string[];
                };
            };
        };
        responses: {
            /** @description What a write would send to the provider. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
                };
            };
            /** @description A ticket, the same for every provider. What a provider does not tell is null. */
            201: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    /** @description Path of what was made. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description A write, from before its first byte until its outcome is known. */
            202: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    /** @description Path of what was made. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `fields_must_come_first`: The JSON part must come first. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. `ticket_not_found`: There is no such ticket. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The ticket’s state forbids it. `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `attachment_too_large`: A file is too large. `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `field_required`: This provider needs a field. `field_not_supported`: This provider has no place for a field. `value_not_supported`: This provider does not take a value. `upstream_rejected`: The provider refused the request. `too_many_attachments`: Too many files. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTicket: {
        parameters: {
            query?: {
                /** @description `comments`: the conversation; `raw`: the provider’s own document. */
                include?: ("comments" | "raw")[];
            };
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ticket, the same for every provider. What a provider does not tell is null. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. `ticket_not_found`: There is no such ticket. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_rejected`: The provider refused the request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketPatch"];
            };
        };
        responses: {
            /** @description A ticket, the same for every provider. What a provider does not tell is null. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. `ticket_not_found`: There is no such ticket. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The ticket’s state forbids it. `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `field_required`: This provider needs a field. `field_not_supported`: This provider has no place for a field. `value_not_supported`: This provider does not take a value. `upstream_rejected`: The provider refused the request. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopenTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reopening"];
                "multipart/form-data": {
                    reopen: components["schemas"]["Reopening"];
                    /**
                     * @description The files, in the order they should have.
                     * @default []
                     */
                    files?: string[];
                };
            };
        };
        responses: {
            /** @description A ticket, the same for every provider. What a provider does not tell is null. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `fields_must_come_first`: The JSON part must come first. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. `ticket_not_found`: There is no such ticket. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The ticket’s state forbids it. `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `attachment_too_large`: A file is too large. `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `field_not_supported`: This provider has no place for a field. `value_not_supported`: This provider does not take a value. `upstream_rejected`: The provider refused the request. `too_many_attachments`: Too many files. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Closing"];
            };
        };
        responses: {
            /** @description A ticket, the same for every provider. What a provider does not tell is null. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. `ticket_not_found`: There is no such ticket. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The ticket’s state forbids it. `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `field_not_supported`: This provider has no place for a field. `value_not_supported`: This provider does not take a value. `upstream_rejected`: The provider refused the request. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archiveTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ticket, the same for every provider. What a provider does not tell is null. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. `ticket_not_found`: There is no such ticket. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The ticket’s state forbids it. `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `field_not_supported`: This provider has no place for a field. `value_not_supported`: This provider does not take a value. `upstream_rejected`: The provider refused the request. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unblockTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ticket, the same for every provider. What a provider does not tell is null. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. `ticket_not_found`: There is no such ticket. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The ticket’s state forbids it. `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `field_not_supported`: This provider has no place for a field. `value_not_supported`: This provider does not take a value. `upstream_rejected`: The provider refused the request. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    splitTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Split"];
            };
        };
        responses: {
            /** @description A ticket, the same for every provider. What a provider does not tell is null. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description A ticket, the same for every provider. What a provider does not tell is null. */
            201: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    /** @description Path of what was made. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `comment_not_found`: There is no such comment. `connection_not_found`: There is no such connection. `ticket_not_found`: There is no such ticket. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The ticket’s state forbids it. `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `field_not_supported`: This provider has no place for a field. `value_not_supported`: This provider does not take a value. `upstream_rejected`: The provider refused the request. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rateTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRating"];
            };
        };
        responses: {
            /** @description A score that the customer gave. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rating"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. `ticket_not_found`: There is no such ticket. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The ticket’s state forbids it. `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `field_not_supported`: This provider has no place for a field. `value_not_supported`: This provider does not take a value. `upstream_rejected`: The provider refused the request. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listComments: {
        parameters: {
            query?: {
                /** @description Items of a page. */
                limit?: number;
                /** @description `nextCursor` of the page before, with the same query. */
                cursor?: string;
                /** @description `raw`: the provider’s own document, without secrets. */
                include?: "raw"[];
            };
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of Comment items. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentPage"];
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. `ticket_not_found`: There is no such ticket. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The ticket’s state forbids it. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_rejected`: The provider refused the request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addComment: {
        parameters: {
            query?: {
                /** @description `true`: checks all that can be checked here, and answers 200 with what would be sent. Nothing is sent, no quota is spent, nothing is kept. JSON only. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComment"];
                "multipart/form-data": {
                    comment: components["schemas"]["NewComment"];
                    /**
                     * @description The files, in the order they should have.
                     * @default []
                     */
                    files?: string[];
                };
            };
        };
        responses: {
            /** @description What a write would send to the provider. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
                };
            };
            /** @description One message of a ticket’s conversation; the opening message is the first. */
            201: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    /** @description Path of what was made. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `fields_must_come_first`: The JSON part must come first. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. `ticket_not_found`: There is no such ticket. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The ticket’s state forbids it. `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `attachment_too_large`: A file is too large. `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `field_not_supported`: This provider has no place for a field. `value_not_supported`: This provider does not take a value. `upstream_rejected`: The provider refused the request. `too_many_attachments`: Too many files. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getComment: {
        parameters: {
            query?: {
                /** @description `raw`: the provider’s own document, without secrets. */
                include?: "raw"[];
            };
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
                /**
                 * @description Id of a comment of the ticket.
                 * @example 18440104
                 */
                commentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One message of a ticket’s conversation; the opening message is the first. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `comment_not_found`: There is no such comment. `connection_not_found`: There is no such connection. `ticket_not_found`: There is no such ticket. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The ticket’s state forbids it. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_rejected`: The provider refused the request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
                /**
                 * @description Id of a comment of the ticket.
                 * @example 18440104
                 */
                commentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentPatch"];
            };
        };
        responses: {
            /** @description One message of a ticket’s conversation; the opening message is the first. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `comment_not_found`: There is no such comment. `connection_not_found`: There is no such connection. `ticket_not_found`: There is no such ticket. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The ticket’s state forbids it. `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `field_not_supported`: This provider has no place for a field. `value_not_supported`: This provider does not take a value. `upstream_rejected`: The provider refused the request. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rateComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
                /**
                 * @description Id of a comment of the ticket.
                 * @example 18440104
                 */
                commentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRating"];
            };
        };
        responses: {
            /** @description A score that the customer gave. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rating"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `comment_not_found`: There is no such comment. `connection_not_found`: There is no such connection. `ticket_not_found`: There is no such ticket. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The ticket’s state forbids it. `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `field_not_supported`: This provider has no place for a field. `value_not_supported`: This provider does not take a value. `upstream_rejected`: The provider refused the request. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAttachments: {
        parameters: {
            query?: {
                /** @description Items of a page. */
                limit?: number;
                /** @description `nextCursor` of the page before, with the same query. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of Attachment items. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentPage"];
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ticket_not_found`: There is no such ticket. `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The ticket’s state forbids it. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_rejected`: The provider refused the request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadAttachment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
                /**
                 * @description Id of an attachment of the ticket.
                 * @example 54190f1e-0b3c-4c11-9c61-4d1a3a9b7c01
                 */
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ticket_not_found`: There is no such ticket. `attachment_not_found`: There is no such attachment. `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_rejected`: The provider refused the request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachToComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description `<connection>:<number>`.
                 * @example selectel:3281043
                 */
                ticketId: string;
                /**
                 * @description Id of a comment of the ticket.
                 * @example 18440104
                 */
                commentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description The files, in the order they should have. */
                    files: string[];
                };
            };
        };
        responses: {
            /** @description The files of this call. */
            201: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    /** @description Path of what was made. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentList"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ticket_not_found`: There is no such ticket. `comment_not_found`: There is no such comment. `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `attachment_too_large`: A file is too large. `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attachments`: Too many files. `value_not_supported`: This provider does not take a value. `upstream_rejected`: The provider refused the request. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadFiles: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description A connection of your key.
                 * @example selectel
                 */
                connection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description The files, in the order they should have. */
                    files: string[];
                };
            };
        };
        responses: {
            /** @description The uploads of this call. */
            201: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    /** @description Path of what was made. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadList"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `attachment_too_large`: A file is too large. `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attachments`: Too many files. `value_not_supported`: This provider does not take a value. `upstream_rejected`: The provider refused the request. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCategories: {
        parameters: {
            query?: {
                /** @description Items of a page. */
                limit?: number;
                /** @description `nextCursor` of the page before, with the same query. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description A connection of your key.
                 * @example selectel
                 */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of Category items. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryPage"];
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_rejected`: The provider refused the request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTags: {
        parameters: {
            query?: {
                /** @description Items of a page. */
                limit?: number;
                /** @description `nextCursor` of the page before, with the same query. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description A connection of your key.
                 * @example selectel
                 */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of Tag items. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagPage"];
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_rejected`: The provider refused the request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /** @description Items of a page. */
                limit?: number;
                /** @description `nextCursor` of the page before, with the same query. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description A connection of your key.
                 * @example selectel
                 */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of Account items. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_rejected`: The provider refused the request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listResources: {
        parameters: {
            query?: {
                /** @description Text to look for in id, name, address, type and place. */
                q?: string;
                /** @description Only resources in this status. */
                status?: "online" | "offline" | "all";
                /** @description Key to sort by; `-` in front: descending. */
                sort?: "id" | "-id" | "name" | "-name";
                /** @description Items of a page. */
                limit?: number;
                /** @description `nextCursor` of the page before, with the same query. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description A connection of your key.
                 * @example selectel
                 */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of SupportResource items. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportResourcePage"];
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `filter_not_supported`: This connection cannot filter by that. `sort_not_supported`: This connection cannot sort by that. `upstream_rejected`: The provider refused the request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOperations: {
        parameters: {
            query?: {
                /** @description `unknown`: the answer was lost and the gateway is finding out; `not_created`: it had no effect, the same key may run again; `needs_resolution`: a person must decide. */
                state?: "running" | "succeeded" | "failed" | "unknown" | "not_created" | "needs_resolution";
                /** @description Only those of this connection. */
                connection?: string;
                /** @description Items of a page. */
                limit?: number;
                /** @description `nextCursor` of the page before, with the same query. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of Operation items. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationPage"];
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOperation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description As in the header `Operation-Id`.
                 * @example 019ab3c0-7f4e-7c21-9d55-0b6a2f1c8e44
                 */
                operation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A write, from before its first byte until its outcome is known. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_found`: There is no such operation. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolveOperation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
            };
            path: {
                /**
                 * @description As in the header `Operation-Id`.
                 * @example 019ab3c0-7f4e-7c21-9d55-0b6a2f1c8e44
                 */
                operation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resolution"];
            };
        };
        responses: {
            /** @description A write, from before its first byte until its outcome is known. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_found`: There is no such operation. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: The ticket’s state forbids it. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `value_not_supported`: This provider does not take a value. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSavedFilter: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description ETag of what you have. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description A connection of your key.
                 * @example selectel
                 */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stored list filter of the panel’s people. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    /** @description `private, no-cache`; downloads `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedFilter"];
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_rejected`: The provider refused the request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setSavedFilter: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description A connection of your key.
                 * @example selectel
                 */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SavedFilter"];
            };
        };
        responses: {
            /** @description The stored list filter of the panel’s people. */
            200: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedFilter"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_rejected`: The provider refused the request. `field_not_supported`: This provider has no place for a field. `value_not_supported`: This provider does not take a value. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetSavedFilter: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description A connection of your key.
                 * @example selectel
                 */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is forgotten. */
            204: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_rejected`: The provider refused the request. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    impersonate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description A connection of your key.
                 * @example selectel
                 */
                connection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewImpersonation"];
            };
        };
        responses: {
            /** @description A panel session with a client’s rights. */
            201: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    /** @description Path of what was made. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Impersonation"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ticket_not_found`: There is no such ticket. `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_rejected`: The provider refused the request. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    purchaseSupport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128. */
                "X-Request-Id"?: string;
                /** @description `wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600. */
                Prefer?: string;
                /** @description The same key and request are done at most once: 1 to 255 printable characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description A connection of your key.
                 * @example selectel
                 */
                connection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSupportPurchase"];
            };
        };
        responses: {
            /** @description What was bought. */
            201: {
                headers: {
                    /** @description The caller’s id of the request, or a fresh one. */
                    "X-Request-Id"?: string;
                    /** @description `no-store`. */
                    "Cache-Control"?: string;
                    /** @description The lane’s quota, where it has one: `"create";q=1;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it: `"create";r=0;t=42`. */
                    RateLimit?: string;
                    /** @description Id of this write, for getOperation. */
                    "Operation-Id"?: string;
                    /** @description `true` where the answer is that of an earlier request with the same key. */
                    "Idempotent-Replayed"?: string;
                    /** @description Path of what was made. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportPurchase"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid API key. */
            401: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description `Bearer`. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The API key may not do this. */
            403: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_not_found`: There is no such connection. */
            404: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request came too slowly. */
            408: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `idempotency_in_progress`: The same request is still under way. */
            409: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The URL is too long. */
            414: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body’s media type is not supported. */
            415: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_rejected`: The provider refused the request. `idempotency_key_reused`: The Idempotency-Key belongs to another request. */
            422: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: The quota of this API key is used up. `queue_full`: The provider’s quota is used up. `upstream_rate_limited`: The provider asks to slow down. */
            429: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation_not_supported`: This provider cannot do that. */
            501: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_error`: The provider failed. `upstream_unreachable`: The provider cannot be reached. `upstream_invalid_response`: The provider’s answer cannot be read. `upstream_auth_failed`: The provider refuses the connection’s credentials. */
            502: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The gateway is overloaded. `shutting_down`: The gateway is stopping. `circuit_open`: The provider failed repeatedly and is left alone for a while. `store_unavailable`: The journal cannot be written, so writes are refused. */
            503: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    /** @description Seconds until a retry makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `outcome_unknown`: It is not known whether the provider did it. `upstream_timeout`: The provider did not answer in time. */
            504: {
                headers: {
                    /** @description Id of the request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
