namespace HelloAspire.Tests.Comparison.Reading.Sources;

/// <summary>Bills of materials in the shape that other producers give them, cut down to a few packages.</summary>
internal static class BillSamples
{
    private const string Layer = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    private const string Second = "sha256:2222222222222222222222222222222222222222222222222222222222222222";

    /// <summary>As <c>syft debian:12 -o cyclonedx-json</c> writes it.</summary>
    public const string Syft = $$"""
        {
          "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
          "bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79", "version": 1,
          "metadata": {
            "timestamp": "2026-11-01T10:00:00Z",
            "tools": { "components": [ { "type": "application", "author": "anchore", "name": "syft", "version": "1.18.0" } ] },
            "component": { "bom-ref": "7a", "type": "container", "name": "before", "version": "{{Layer}}" }
          },
          "components": [
            {
              "bom-ref": "pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12&package-id=1&upstream=openssl",
              "type": "library", "publisher": "Debian", "name": "libssl3", "version": "3.0.11-1",
              "cpe": "cpe:2.3:a:libssl3:libssl3:3.0.11-1:*:*:*:*:*:*:*",
              "purl": "pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12&upstream=openssl",
              "properties": [
                { "name": "syft:package:type", "value": "deb" },
                { "name": "syft:location:0:layerID", "value": "{{Layer}}" },
                { "name": "syft:location:0:path", "value": "/var/lib/dpkg/status" }
              ]
            },
            {
              "bom-ref": "b", "type": "library", "name": "openssl", "version": "3.0.11-1",
              "purl": "pkg:deb/debian/openssl@3.0.11-1?arch=amd64&distro=debian-12"
            },
            {
              "bom-ref": "c", "type": "library", "name": "left-pad", "version": "1.3.0", "purl": "pkg:npm/left-pad@1.3.0",
              "properties": [ { "name": "syft:location:0:path", "value": "/app/node_modules/left-pad/package.json" } ]
            },
            { "bom-ref": "d", "type": "library", "name": "serde", "version": "1.0.0", "purl": "pkg:cargo/serde@1.0.0" },
            { "bom-ref": "e", "type": "file", "name": "/usr/bin/env" },
            {
              "bom-ref": "os:debian@12", "type": "operating-system", "name": "debian", "version": "12",
              "properties": [
                { "name": "syft:distro:id", "value": "debian" },
                { "name": "syft:distro:prettyName", "value": "Debian GNU/Linux 12 (bookworm)" },
                { "name": "syft:distro:versionID", "value": "12" }
              ]
            }
          ]
        }
        """;

    /// <summary>As <c>trivy image --format cyclonedx debian:12</c> writes it.</summary>
    public const string Trivy = $$"""
        {
          "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
          "metadata": {
            "timestamp": "2026-11-01T10:00:00+00:00",
            "tools": { "components": [ { "type": "application", "group": "aquasecurity", "name": "trivy", "version": "0.57.0" } ] },
            "component": {
              "bom-ref": "pkg:oci/before@{{Layer}}?arch=amd64", "type": "container", "name": "before:1",
              "purl": "pkg:oci/before@sha256%3A1111111111111111111111111111111111111111111111111111111111111111?arch=amd64&repository_url=registry.example%2Fbefore",
              "properties": [
                { "name": "aquasecurity:trivy:DiffID", "value": "{{Layer}}" },
                { "name": "aquasecurity:trivy:DiffID", "value": "{{Second}}" },
                { "name": "aquasecurity:trivy:ImageID", "value": "{{Second}}" }
              ]
            }
          },
          "components": [
            {
              "bom-ref": "os", "type": "operating-system", "name": "debian", "version": "12.5",
              "properties": [ { "name": "aquasecurity:trivy:Class", "value": "os-pkgs" } ]
            },
            {
              "bom-ref": "app", "type": "application", "name": "app/package-lock.json",
              "components": [
                {
                  "bom-ref": "c", "type": "library", "name": "left-pad", "version": "1.3.0", "purl": "pkg:npm/left-pad@1.3.0",
                  "properties": [ { "name": "aquasecurity:trivy:LayerDiffID", "value": "{{Second}}" } ]
                }
              ]
            },
            {
              "bom-ref": "a", "type": "library", "name": "libssl3", "version": "3.0.11-1",
              "purl": "pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12.5",
              "properties": [
                { "name": "aquasecurity:trivy:LayerDiffID", "value": "{{Layer}}" },
                { "name": "aquasecurity:trivy:SrcName", "value": "openssl" },
                { "name": "aquasecurity:trivy:SrcRelease", "value": "1" },
                { "name": "aquasecurity:trivy:SrcVersion", "value": "3.0.11" }
              ]
            },
            {
              "bom-ref": "b", "type": "library", "name": "openssl", "version": "3.0.11-1",
              "purl": "pkg:deb/debian/openssl@3.0.11-1?arch=amd64&distro=debian-12.5"
            }
          ]
        }
        """;

    /// <summary>As <c>trivy image --format spdx-json debian:12</c> writes it.</summary>
    public const string TrivySpdx = $$"""
        {
          "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "before:1",
          "documentNamespace": "http://aquasecurity.github.io/trivy/container_image/before-1",
          "creationInfo": { "creators": [ "Organization: aquasecurity", "Tool: trivy-0.57.0" ], "created": "2026-11-01T10:00:00Z" },
          "packages": [
            {
              "SPDXID": "SPDXRef-ContainerImage-1", "name": "before:1", "primaryPackagePurpose": "CONTAINER",
              "attributionTexts": [ "DiffID: {{Layer}}", "DiffID: {{Second}}", "ImageID: {{Second}}" ],
              "externalRefs": [ { "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:oci/before@{{Layer}}" } ]
            },
            { "SPDXID": "SPDXRef-OperatingSystem-1", "name": "debian", "versionInfo": "12.5", "primaryPackagePurpose": "OPERATING-SYSTEM" },
            {
              "SPDXID": "SPDXRef-Package-1", "name": "libssl3", "versionInfo": "3.0.11-1", "primaryPackagePurpose": "LIBRARY",
              "sourceInfo": "built package from: openssl 3.0.11-1", "attributionTexts": [ "LayerDiffID: {{Layer}}" ],
              "externalRefs": [ { "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12.5" } ]
            },
            {
              "SPDXID": "SPDXRef-Package-2", "name": "openssl", "versionInfo": "3.0.11-1", "primaryPackagePurpose": "LIBRARY",
              "externalRefs": [ { "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:deb/debian/openssl@3.0.11-1?arch=amd64&distro=debian-12.5" } ]
            },
            {
              "SPDXID": "SPDXRef-Package-3", "name": "left-pad", "versionInfo": "1.3.0", "primaryPackagePurpose": "LIBRARY",
              "annotations": [ { "annotator": "Tool: trivy-0.57.0", "annotationType": "OTHER", "comment": "LayerDiffID: {{Second}}" } ],
              "externalRefs": [ { "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:npm/left-pad@1.3.0" } ]
            }
          ],
          "relationships": [ { "spdxElementId": "SPDXRef-DOCUMENT", "relatedSpdxElement": "SPDXRef-ContainerImage-1", "relationshipType": "DESCRIBES" } ]
        }
        """;

    /// <summary>As <c>syft debian:12 -o spdx-json</c> writes it.</summary>
    public const string SyftSpdx = $$"""
        {
          "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "before",
          "documentNamespace": "https://anchore.com/syft/image/before",
          "creationInfo": { "licenseListVersion": "3.25", "creators": [ "Organization: Anchore, Inc", "Tool: syft-1.18.0" ], "created": "2026-11-01T10:00:00Z" },
          "packages": [
            {
              "name": "libssl3", "SPDXID": "SPDXRef-Package-deb-libssl3", "versionInfo": "3.0.11-1", "downloadLocation": "NOASSERTION",
              "sourceInfo": "acquired package info from DPKG DB: /var/lib/dpkg/status, /usr/share/doc/libssl3/copyright",
              "externalRefs": [
                { "referenceCategory": "SECURITY", "referenceType": "cpe23Type", "referenceLocator": "cpe:2.3:a:libssl3:libssl3:3.0.11-1:*:*:*:*:*:*:*" },
                { "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12&upstream=openssl" }
              ]
            },
            {
              "name": "openssl", "SPDXID": "SPDXRef-Package-deb-openssl", "versionInfo": "3.0.11-1",
              "externalRefs": [ { "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:deb/debian/openssl@3.0.11-1?arch=amd64&distro=debian-12" } ]
            },
            {
              "name": "left-pad", "SPDXID": "SPDXRef-Package-npm-left-pad", "versionInfo": "1.3.0",
              "sourceInfo": "acquired package info from installed node module manifest file: /app/node_modules/left-pad/package.json",
              "externalRefs": [ { "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:npm/left-pad@1.3.0" } ]
            },
            { "name": "before", "SPDXID": "SPDXRef-DocumentRoot-Image-before", "versionInfo": "{{Layer}}", "primaryPackagePurpose": "CONTAINER" }
          ],
          "files": [ { "fileName": "/usr/bin/env", "SPDXID": "SPDXRef-File-1" } ],
          "relationships": [
            { "spdxElementId": "SPDXRef-DocumentRoot-Image-before", "relatedSpdxElement": "SPDXRef-Package-deb-openssl", "relationshipType": "CONTAINS" }
          ]
        }
        """;

    /// <summary>As the .NET tool <c>dotnet-CycloneDX</c> writes it of a project, with a byte order mark in its file.</summary>
    public const string DotNet = """
        {
          "bomFormat": "CycloneDX", "specVersion": "1.4", "version": 1,
          "metadata": {
            "timestamp": "2026-11-01T10:00:00Z",
            "tools": [ { "vendor": "CycloneDX", "name": "CycloneDX module for .NET", "version": "3.0.8.0" } ],
            "component": { "type": "application", "bom-ref": "App@0.0.0", "name": "App", "version": "0.0.0" }
          },
          "components": [
            {
              "type": "library", "bom-ref": "pkg:nuget/Newtonsoft.Json@13.0.1", "name": "Newtonsoft.Json", "version": "13.0.1", "scope": "required",
              "hashes": [ { "alg": "SHA-512", "content": "AB" } ], "purl": "pkg:nuget/Newtonsoft.Json@13.0.1"
            }
          ]
        }
        """;
}
