// Writes the Outlook add-in manifest of one installation (XML, because the unified manifest does not reach the Mac).
import { ADD_IN_ID, type Installation } from './registration';

const NAME = 'Anteroom';
const DESCRIPTION =
  'Sorts the open mail by the signed triage matrix, inserts approved texts and proposes calendar holds.';

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** `0.1.0` of package.json as the four numbers that Exchange compares on an update. */
export function manifestVersion(version: string): string {
  return `${version.replace(/[-+].*$/, '')}.0`;
}

function surface(kind: 'Read' | 'Compose', pinned: boolean): string {
  return `<ExtensionPoint xsi:type="Message${kind}CommandSurface">
              <OfficeTab id="TabDefault">
                <Group id="group${kind}">
                  <Label resid="Group.Label"/>
                  <Control xsi:type="Button" id="open${kind}">
                    <Label resid="Open.Label"/>
                    <Supertip>
                      <Title resid="Open.Label"/>
                      <Description resid="Open.Tip"/>
                    </Supertip>
                    <Icon>
                      <bt:Image size="16" resid="Icon.16"/>
                      <bt:Image size="32" resid="Icon.32"/>
                      <bt:Image size="80" resid="Icon.80"/>
                    </Icon>
                    <Action xsi:type="ShowTaskpane">
                      <SourceLocation resid="Pane.Url"/>${pinned ? '\n                      <SupportsPinning>true</SupportsPinning>' : ''}
                    </Action>
                  </Control>
                </Group>
              </OfficeTab>
            </ExtensionPoint>`;
}

function resources(origin: string, withEvents: boolean): string {
  return `<Resources>
      <bt:Images>
        <bt:Image id="Icon.16" DefaultValue="${origin}/assets/icon-16.png"/>
        <bt:Image id="Icon.32" DefaultValue="${origin}/assets/icon-32.png"/>
        <bt:Image id="Icon.80" DefaultValue="${origin}/assets/icon-80.png"/>
      </bt:Images>
      <bt:Urls>
        <bt:Url id="Pane.Url" DefaultValue="${origin}/taskpane.html"/>
        <bt:Url id="Event.Html" DefaultValue="${origin}/launchevent.html"/>${withEvents ? `\n        <bt:Url id="Event.Js" DefaultValue="${origin}/launchevent.js"/>` : ''}
      </bt:Urls>
      <bt:ShortStrings>
        <bt:String id="Group.Label" DefaultValue="${NAME}"/>
        <bt:String id="Open.Label" DefaultValue="${NAME}"/>
      </bt:ShortStrings>
      <bt:LongStrings>
        <bt:String id="Open.Tip" DefaultValue="${escapeXml(DESCRIPTION)}"/>
      </bt:LongStrings>
    </Resources>`;
}

/**
 * The manifest for IT to upload under Integrated apps.
 *
 * Permissions are ReadWriteMailbox because Microsoft asks for it where Graph meets shared mailboxes
 * (learn.microsoft.com/office/dev/add-ins/outlook/delegate-access). The events stand from the first release: adding
 * one later would block every user until an administrator consents anew.
 */
export function outlookManifest(installation: Installation): string {
  const origin = escapeXml(installation.origin);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Written by packaging; change src/packaging/outlookManifest.ts instead. -->
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xmlns:mailappor="http://schemas.microsoft.com/office/mailappversionoverrides/1.0" xsi:type="MailApp">
  <Id>${ADD_IN_ID}</Id>
  <Version>${manifestVersion(installation.version)}</Version>
  <ProviderName>${NAME}</ProviderName>
  <DefaultLocale>en-US</DefaultLocale>
  <DisplayName DefaultValue="${NAME}"/>
  <Description DefaultValue="${escapeXml(DESCRIPTION)}"/>
  <IconUrl DefaultValue="${origin}/assets/icon-64.png"/>
  <HighResolutionIconUrl DefaultValue="${origin}/assets/icon-128.png"/>
  <SupportUrl DefaultValue="${origin}/about.html"/>
  <AppDomains>
    <AppDomain>${origin}</AppDomain>
  </AppDomains>
  <Hosts>
    <Host Name="Mailbox"/>
  </Hosts>
  <Requirements>
    <Sets>
      <Set Name="Mailbox" MinVersion="1.8"/>
    </Sets>
  </Requirements>
  <FormSettings>
    <Form xsi:type="ItemRead">
      <DesktopSettings>
        <SourceLocation DefaultValue="${origin}/taskpane.html"/>
        <RequestedHeight>450</RequestedHeight>
      </DesktopSettings>
    </Form>
    <Form xsi:type="ItemEdit">
      <DesktopSettings>
        <SourceLocation DefaultValue="${origin}/taskpane.html"/>
      </DesktopSettings>
    </Form>
  </FormSettings>
  <Permissions>ReadWriteMailbox</Permissions>
  <Rule xsi:type="RuleCollection" Mode="Or">
    <Rule xsi:type="ItemIs" ItemType="Message" FormType="Read"/>
    <Rule xsi:type="ItemIs" ItemType="Message" FormType="Edit"/>
  </Rule>
  <DisableEntityHighlighting>false</DisableEntityHighlighting>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Requirements>
      <bt:Sets DefaultMinVersion="1.8">
        <bt:Set Name="Mailbox"/>
      </bt:Sets>
    </Requirements>
    <Hosts>
      <Host xsi:type="MailHost">
        <DesktopFormFactor>
          <FunctionFile resid="Event.Html"/>
            ${surface('Read', false)}
            ${surface('Compose', false)}
        </DesktopFormFactor>
      </Host>
    </Hosts>
    ${resources(origin, false)}
    <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides/1.1" xsi:type="VersionOverridesV1_1">
      <Requirements>
        <bt:Sets DefaultMinVersion="1.8">
          <bt:Set Name="Mailbox"/>
        </bt:Sets>
      </Requirements>
      <Hosts>
        <Host xsi:type="MailHost">
          <Runtimes>
            <Runtime resid="Event.Html">
              <Override type="javascript" resid="Event.Js"/>
            </Runtime>
          </Runtimes>
          <DesktopFormFactor>
            <SupportsSharedFolders>true</SupportsSharedFolders>
            <FunctionFile resid="Event.Html"/>
            ${surface('Read', true)}
            ${surface('Compose', true)}
            <ExtensionPoint xsi:type="LaunchEvent">
              <LaunchEvents>
                <LaunchEvent Type="OnMessageSend" FunctionName="onMessageSendHandler" SendMode="PromptUser"/>
              </LaunchEvents>
              <SourceLocation resid="Event.Html"/>
            </ExtensionPoint>
          </DesktopFormFactor>
        </Host>
      </Hosts>
      ${resources(origin, true)}
    </VersionOverrides>
  </VersionOverrides>
</OfficeApp>
`;
}
