using System.Collections.Concurrent;

namespace RevenueDashboard.Web.Api.Importing;

/// <summary>
/// How far files are that are being read. The request that brings a file and the page that shows it know each other by a name the page made up;
/// where the two meet different servers, the page only sees that the file is read.
/// </summary>
public sealed class UploadProgress
{
    private readonly ConcurrentDictionary<string, Action<long>> listeners = new(StringComparer.Ordinal);

    /// <summary>Hears of an upload until the result is disposed.</summary>
    /// <param name="upload">A name nobody else uses.</param>
    /// <param name="read">Told the rows read so far, on whatever thread reads them.</param>
    public IDisposable Listen(string upload, Action<long> read)
    {
        listeners[upload] = read;
        return new Listening(() => listeners.TryRemove(new(upload, read)));
    }

    /// <summary>Whom the reader tells; null when nobody listens.</summary>
    public IProgress<long>? Of(string? upload) => upload is not null && listeners.ContainsKey(upload) ? new Told(this, upload) : null;

    private sealed class Told(UploadProgress all, string upload) : IProgress<long>
    {
        public void Report(long value)
        {
            if (all.listeners.TryGetValue(upload, out var read)) read(value);
        }
    }

    private sealed class Listening(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
