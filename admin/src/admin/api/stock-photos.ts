import type { StockPhotoAnswer, StockPhotoBody } from "@baixian/backend/contract"
import { useIsMutating, useMutation } from "@tanstack/react-query"
import { address, request, retryOnce } from "./request"

const mutationKey = ["stock-photos"]

/** Where the picture is shown. */
export const photoAddress = (id: string): string => address(`/admin/stock/photos/${encodeURIComponent(id)}`)

/** `POST /admin/stock/photos`: a JPEG under an id made here, so that a lost answer does not make two of it. */
export const useSendPhoto = () =>
  useMutation({
    mutationKey,
    mutationFn: async (body: StockPhotoBody) =>
      (await request<StockPhotoAnswer>("/admin/stock/photos", { body })).photo,
    retry: retryOnce,
  })

/** Is a photo on its way? Its document should not be closed before it is there. */
export const useIsSendingPhoto = (): boolean => useIsMutating({ mutationKey }) > 0
