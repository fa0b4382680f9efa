using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using RevenueDashboard.Risk;

namespace RevenueDashboard.Web.Jobs;

/// <summary>One mail with all that is new, as text and as simple HTML. Names in it are data: they end no header line and are no markup.</summary>
internal static class AlertMail
{
    /// <param name="product">Where people open the product; null: the mail names pages without a link.</param>
    public static MimeMessage Of(MailOptions mail, string to, IReadOnlyList<OutgoingAlert> alerts, Uri? product, DateTimeOffset now)
    {
        var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(mail.From));
        message.To.Add(MailboxAddress.Parse(to));
        message.Subject = OneLine(alerts.Count == 1 ? $"Alert: {alerts[0].Alert.Title}" : string.Create(CultureInfo.InvariantCulture, $"{alerts.Count:#,0} alerts: {alerts[0].Alert.Title}"));
        message.Date = now;
        // The same messages have the same number, however often they are sent: a mailbox can tell that it has them.
        message.MessageId = $"{NumberOf(alerts)}@{mail.From[(mail.From.LastIndexOf('@') + 1)..]}";
        // No answer by a machine.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Body = new BodyBuilder { TextBody = Text(alerts, product), HtmlBody = Html(alerts, product) }.ToMessageBody();
        return message;
    }

    private static string Text(IReadOnlyList<OutgoingAlert> alerts, Uri? product)
    {
        var text = new StringBuilder();
        foreach (var (alert, _) in alerts.Select(each => (each.Alert, each.Attempt)))
        {
            text.Append(OneLine(alert.Title)).Append('\n').Append(OneLine(alert.Reason)).Append('\n').Append(LinkOf(alert.Link, product) ?? $"Page: /{alert.Link}").Append("\n\n");
        }

        return text.Append("--\n").Append(Sender).Append('\n').ToString();
    }

    private static string Html(IReadOnlyList<OutgoingAlert> alerts, Uri? product)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Alerts</title></head><body style=\"font-family:sans-serif;font-size:14px;line-height:20px;color:#1a1d21\">");
        foreach (var alert in alerts.Select(each => each.Alert))
        {
            var title = Encoded(alert.Title);
            html.Append("<p style=\"margin:0 0 16px\"><b>")
                .Append(LinkOf(alert.Link, product) is { } link ? $"<a href=\"{Encoded(link)}\">{title}</a>" : title)
                .Append("</b><br>").Append(Encoded(alert.Reason)).Append("</p>");
        }

        return html.Append("<p style=\"color:#5c6470;font-size:12px\">").Append(Sender).Append("</p></body></html>").ToString();
    }

    private const string Sender = "RevenueDashboard. Each is told once; the page of alerts shows which are still so.";

    /// <summary>The page's whole address; null when nobody said where the product is.</summary>
    public static string? LinkOf(string page, Uri? product) => product is null ? null : $"{product.AbsoluteUri.TrimEnd('/')}/{page}";

    /// <summary>No character of it moves to another line.</summary>
    public static string OneLine(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = char.IsControl(source[i]) || source[i] is '\u2028' or '\u2029' ? ' ' : source[i];
    });

    private static string Encoded(string text) => WebUtility.HtmlEncode(OneLine(text));

    private static string NumberOf(IReadOnlyList<OutgoingAlert> alerts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join(',', alerts.Select(alert => string.Create(CultureInfo.InvariantCulture, $"{alert.DeliveryId}/{alert.Alert.RaisedAt.UtcTicks}"))))))[..32];
}
