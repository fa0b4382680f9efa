using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;

namespace RevenueDashboard.Risk;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailTls
{
    /// <summary>Opened in clear and protected before anything is said; refused when the server cannot. The usual port is 587.</summary>
    StartTls,

    /// <summary>Protected from the first byte. The usual port is 465.</summary>
    Tls,

    /// <summary>Not protected: for a server on this machine.</summary>
    None,
}

/// <summary>The mail server and who gets mail; section <c>Alerts:Mail</c>.</summary>
/// <param name="To">One mail each.</param>
public sealed record MailOptions(string Host, string From, IReadOnlyList<string> To)
{
    private static readonly Dictionary<MailTls, int> Ports = new() { [MailTls.StartTls] = 587, [MailTls.Tls] = 465, [MailTls.None] = 25 };

    public MailTls Tls { get; init; } = MailTls.StartTls;

    public int Port { get; init; } = Ports[MailTls.StartTls];

    /// <summary>Null when the server asks for none.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>An attempt that takes longer has failed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    // Written wherever a record is printed: without the password.
    public override string ToString() => $"{nameof(MailOptions)} {Host}:{Port.ToString(CultureInfo.InvariantCulture)}";

    internal static MailOptions? Read(SettingsReader mail)
    {
        mail.Only("Host", "Port", "Tls", "AllowUnprotected", "User", "Password", "From", "To", "Timeout");
        var (host, from) = (mail.Text("Host"), mail.Text("From"));
        if (host is null) mail.Fault("Host", "is missing. Write the name of the mail server, or leave out all of Alerts:Mail.");
        else if (Uri.CheckHostName(host) == UriHostNameType.Unknown) mail.Fault("Host", $"is \"{host}\". Write the name of the mail server, without a port.");
        if (from is null) mail.Fault("From", "is missing. Write the address that mails come from.");
        else if (!IsAddress(from)) mail.Fault("From", $"is \"{from}\", which is no address of mail.");

        var to = (mail.Text("To") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (to.Length == 0) mail.Fault("To", "is missing. Write the addresses that get mail, with commas between.");
        foreach (var wrong in to.Where(address => !IsAddress(address))) mail.Fault("To", $"names \"{wrong}\", which is no address of mail.");

        var tls = mail.Word<MailTls>("Tls") ?? MailTls.StartTls;
        var (user, password) = (mail.Text("User"), mail.Text("Password"));
        if (user is null != password is null) mail.Fault("User", "and Password belong together. Write both, or none.");
        var isAllowed = mail.Flag("AllowUnprotected") ?? false;
        if (tls == MailTls.None && !IsThisMachine(host))
        {
            if (password is not null) mail.Fault("Tls", "is None: the password would travel readable. Write StartTls or Tls.");
            else if (!isAllowed) mail.Fault("Tls", "is None: names and amounts would travel readable. Write StartTls or Tls, or AllowUnprotected=true where that is meant.");
        }

        return host is null || from is null
            ? null
            : new MailOptions(host, from, to)
            {
                Tls = tls,
                Port = mail.Count("Port", 1, 65_535) ?? Ports[tls],
                User = user,
                Password = password,
                Timeout = mail.Time("Timeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)) ?? TimeSpan.FromSeconds(30),
            };
    }

    private static bool IsThisMachine(string? host) => host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    // One address alone: no name before it, no list, no line break.
    private static bool IsAddress(string text) => MailAddress.TryCreate(text, out var address) && address.Address == text && !text.Any(char.IsControl);
}

/// <summary>A receiver of signed messages over HTTP; an entry of <c>Alerts:Webhooks</c>.</summary>
/// <param name="Secret">Of at least 16 characters; the receiver knows it too.</param>
public sealed record WebhookOptions(Uri Address, string Secret)
{
    private const int ShortestSecret = 16;

    /// <summary>An attempt that takes longer has failed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The server, and a mark that tells two addresses of it apart: what follows the server's name is often a secret.</summary>
    public string Name => $"{Address.GetLeftPart(UriPartial.Authority)} ({Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Address.AbsoluteUri)))[..6]})";

    public override string ToString() => $"{nameof(WebhookOptions)} {Name}";

    internal static WebhookOptions? Read(SettingsReader webhook)
    {
        webhook.Only("Address", "AllowUnprotected", "Secret", "Timeout");
        var (address, secret) = (webhook.WebAddress("Address"), webhook.Text("Secret"));
        if (webhook.Text("Address") is null) webhook.Fault("Address", "is missing. Write the receiver's address.");
        var isAllowed = webhook.Flag("AllowUnprotected") ?? false;
        if (address is { IsLoopback: false } && address.Scheme == Uri.UriSchemeHttp && !isAllowed) webhook.Fault("Address", "begins with http: names and amounts would travel readable. Write https, or AllowUnprotected=true where that is meant.");
        if (secret is not { Length: >= ShortestSecret }) webhook.Fault("Secret", $"is missing or short. Write at least {ShortestSecret} characters that the receiver knows too.");
        var timeout = webhook.Time("Timeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        return address is null || secret is null ? null : new WebhookOptions(address, secret) { Timeout = timeout ?? TimeSpan.FromSeconds(10) };
    }
}
