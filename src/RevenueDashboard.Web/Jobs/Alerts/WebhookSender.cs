using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RevenueDashboard.Risk;
using RevenueDashboard.Risk.Export;

namespace RevenueDashboard.Web.Jobs;

/// <summary>
/// Sends alerts by HTTP, each as a signed message of its own. Only to addresses of the configuration, and not to where one of them redirects:
/// whoever brings files has no say in where the server connects to.
/// </summary>
public sealed class WebhookSender(IOptions<AlertOptions> options, TimeProvider time) : IDisposable
{
    public const string SignatureHeader = "X-Revenue-Signature";
    public const string TimestampHeader = "X-Revenue-Timestamp";
    public const string DeliveryHeader = "X-Revenue-Delivery";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        // A receiver that moves to another machine is found there.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends one alert.</summary>
    /// <returns>What went wrong; null when the receiver answered with success.</returns>
    public async Task<SendProblem?> SendAsync(AlertTarget target, OutgoingAlert alert, CancellationToken cancellation)
    {
        var webhook = options.Value.Webhooks.First(known => known.Name == target.Name);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(webhook.Timeout);
        try
        {
            using var request = RequestOf(webhook, alert);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            var status = (int)answer.StatusCode;
            return answer.IsSuccessStatusCode
                ? null
                : new SendProblem(string.Create(CultureInfo.InvariantCulture, $"Answered {status}{(status is >= 300 and < 400 ? ": redirects are not followed" : "")}."), !IsAboutTheMessage(answer.StatusCode));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendProblem(string.Create(CultureInfo.InvariantCulture, $"No answer within {webhook.Timeout.TotalSeconds:0} seconds."), IsOfReceiver: true);
        }
        catch (HttpRequestException problem)
        {
            return new SendProblem(problem.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "The receiver's name is not known.",
                HttpRequestError.SecureConnectionError => "The receiver's certificate is not trusted.",
                HttpRequestError.ConnectionError => "The receiver cannot be reached.",
                _ => "The receiver's answer could not be read.",
            },
            IsOfReceiver: true);
        }
    }

    // 4xx says that this request was wrong; but "too slow" and "too many" are said of any.
    private static bool IsAboutTheMessage(HttpStatusCode status) => (int)status is >= 400 and < 500 && status is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);

    private HttpRequestMessage RequestOf(WebhookOptions webhook, OutgoingAlert alert)
    {
        var json = AlertTables.Json(alert.Alert);
        json["link"] = AlertMail.LinkOf(alert.Alert.Link, options.Value.PublicAddress) ?? alert.Alert.Link;
        var body = Encoding.UTF8.GetBytes(json.ToJsonString(Json));
        var delivery = alert.DeliveryId.ToString(CultureInfo.InvariantCulture);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher };
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        request.Headers.Add("User-Agent", "RevenueDashboard");
        request.Headers.Add(DeliveryHeader, delivery);
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, Signature(webhook.Secret, timestamp, delivery, body));
        return request;
    }

    /// <summary>HMAC-SHA256 by the secret over the timestamp, a point, the number of the delivery, a point, and the body as it is sent: "sha256=" and lower-case hexadecimal.</summary>
    public static string Signature(string secret, string timestamp, string delivery, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{timestamp}.{delivery}."), .. body];
        return "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }

    public void Dispose() => client.Dispose();
}
