using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;

namespace RevenueDashboard.Cube;

/// <summary>
/// The cube of the book as it is, shared by all: loaded once per data version and replaced in one step when the version moves, here or in
/// another process, or when a month ends and is open no more. What did not change between two cubes is taken over from the one before.
/// </summary>
public sealed class CubeStore(IDbContextFactory<RevenueContext> contexts, TimeProvider time, IOptions<BookOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private RevenueCube? _current;

    /// <summary>A newer cube is there. Raised on the thread that loaded it.</summary>
    public event Action? Changed;

    /// <summary>The cube of the newest state of the book.</summary>
    public async Task<RevenueCube> CurrentAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var version = await context.Books.AsNoTracking().Select(book => book.Version).SingleAsync(cancellation);
        if (_current is { } current && current.DataVersion == version && IsOfThisMonth(current)) return current;

        await _loading.WaitAsync(cancellation);
        RevenueCube loaded;
        try
        {
            if (_current is { } other && other.DataVersion >= version && IsOfThisMonth(other)) return other;
            loaded = await CubeLoader.LoadAsync(context, time.GetUtcNow(), options.Value, earlier: _current, cancellation: cancellation);
            _current = loaded;
        }
        finally
        {
            _loading.Release();
        }

        Changed?.Invoke();
        return loaded;
    }

    /// <summary>The book as it was known at a time. Not kept: asked for seldom, and as large as the book.</summary>
    public async Task<RevenueCube> KnownOnAsync(DateTimeOffset knownOn, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await CubeLoader.LoadAsync(context, time.GetUtcNow(), options.Value, knownOn: knownOn, earlier: _current, cancellation: cancellation);
    }

    /// <summary>The book as one entry of the audit left it, whatever came later. Not kept.</summary>
    /// <param name="at">When that was: decides which months were over.</param>
    /// <param name="batches">Numbers of the batches that counted then.</param>
    /// <exception cref="InvalidDataException">A record's currency has no exchange rate in its month.</exception>
    public async Task<RevenueCube> LeftByAsync(DateTimeOffset at, IReadOnlyCollection<int> batches, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await CubeLoader.LoadAsync(context, time.GetUtcNow(), options.Value, knownOn: at, only: batches, earlier: _current, cancellation: cancellation);
    }

    /// <summary>The book as it would be with a staged batch in it.</summary>
    public async Task<RevenueCube> PreviewAsync(PreviewBatch batch, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await CubeLoader.LoadAsync(context, time.GetUtcNow(), options.Value, preview: batch, earlier: _current, cancellation: cancellation);
    }

    /// <summary>The book as it would be without one of its batches: what undoing it leaves.</summary>
    public async Task<RevenueCube> WithoutAsync(int batchId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await CubeLoader.LoadAsync(context, time.GetUtcNow(), options.Value, without: batchId, earlier: _current, cancellation: cancellation);
    }

    private bool IsOfThisMonth(RevenueCube cube) => cube.RunningMonth == Month.Of(time.GetUtcNow());

    public void Dispose() => _loading.Dispose();
}
