using System.Globalization;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using RevenueDashboard.Risk;

namespace RevenueDashboard.Web.Jobs;

/// <summary>Sends mail by SMTP. The server's certificate is checked as the system checks it; nothing is sent when it is not trusted.</summary>
public sealed class MailSender(IOptions<AlertOptions> options, TimeProvider time)
{
    private static readonly Dictionary<MailTls, SecureSocketOptions> Protections = new()
    {
        [MailTls.StartTls] = SecureSocketOptions.StartTls, [MailTls.Tls] = SecureSocketOptions.SslOnConnect, [MailTls.None] = SecureSocketOptions.None,
    };

    /// <summary>Sends one mail with all the alerts.</summary>
    /// <returns>What went wrong; null when the server took it.</returns>
    public async Task<SendProblem?> SendAsync(Outgoing outgoing, CancellationToken cancellation)
    {
        var mail = options.Value.Mail!;
        var message = AlertMail.Of(mail, outgoing.Target.Name, outgoing.Alerts, options.Value.PublicAddress, time.GetUtcNow());
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(mail.Timeout);
        try
        {
            // Lists of revoked certificates are on servers that a closed network does not reach; HTTP in .NET does not ask for them either.
            using var client = new SmtpClient { CheckCertificateRevocation = false, Timeout = (int)mail.Timeout.TotalMilliseconds };
            await client.ConnectAsync(mail.Host, mail.Port, Protections[mail.Tls], timeout.Token);
            if (mail is { User: { } user, Password: { } password }) await client.AuthenticateAsync(user, password, timeout.Token);
            await client.SendAsync(message, timeout.Token);
            // The server has it: whether it says good-bye is of no account.
            await QuitAsync(client, timeout.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Down(string.Create(CultureInfo.InvariantCulture, $"The mail server did not answer within {mail.Timeout.TotalSeconds:0} seconds."));
        }
        catch (SslHandshakeException)
        {
            return Down("The mail server's certificate is not trusted, or it does not speak TLS on this port.");
        }
        catch (AuthenticationException)
        {
            return Down("The mail server refused the user or the password.");
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return Down(OutgoingProblem.Of(problem.Message));
        }
    }

    // One mail has all that waits: nothing else is held back by it.
    private static SendProblem Down(string text) => new(text, IsOfReceiver: true);

    private static async Task QuitAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception)
        {
            // Nothing more is wanted of it.
        }
    }
}

/// <summary>What went wrong, as it is kept and shown.</summary>
internal static class OutgoingProblem
{
    private const int Longest = 200;

    /// <summary>In one line of at most 200 characters.</summary>
    public static string Of(string text) => AlertMail.OneLine(text.Length > Longest ? text[..WholeUpTo(text, Longest)] + "…" : text).Trim();

    // Half a character cannot be stored by every database.
    private static int WholeUpTo(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
}
